// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Archive, ArchivedFile } from './archive.js';

/** An archive in a folder of a file system. */
export class FolderArchive implements Archive {
  constructor(private readonly folder: string) {}

  async read(path: string): Promise<Uint8Array | null> {
    return orNull(readFile(join(this.folder, path)));
  }

  async write(files: readonly ArchivedFile[]): Promise<void> {
    const targets = files.map(([path, bytes]) => [join(this.folder, path), bytes] as const);
    const folders = new Set(targets.map(([target]) => dirname(target)));
    await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
    await Promise.all(targets.map(([target, bytes]) => replace(target, bytes, 0o644)));
    await Promise.all([...folders].map(syncFolder));
  }

  async removePartial(fullPath: string): Promise<void> {
    await rm(join(this.folder, `${fullPath}.p`), { recursive: true, force: true });
  }

  async partialWidths(fullPath: string): Promise<readonly number[]> {
    const names = await orNull(readdir(join(this.folder, `${fullPath}.p`)));
    return (names ?? []).filter((name) => /^\d+$/.test(name)).map(Number);
  }

  /** A file that is written again leaves nothing behind here; snapshots are not ours to remove. */
  forgetEarlier(): Promise<void> {
    return Promise.resolve();
  }
}

/** Writes a file so that after a crash there is the old one or the new one, and never a part. */
export async function writeDurably(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  await replace(path, bytes, mode);
  await syncFolder(dirname(path));
}

async function replace(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', mode);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/** A renamed file is only there after a crash if its folder was synced. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
