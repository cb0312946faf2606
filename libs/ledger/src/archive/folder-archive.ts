// SPDX-License-Identifier: Apache-2.0
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Archive } from './archive.js';

/** An archive in a folder of a file system. */
export class FolderArchive implements Archive {
  constructor(private readonly folder: string) {}

  async read(path: string): Promise<Uint8Array | null> {
    return orNull(readFile(join(this.folder, path)));
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    const target = join(this.folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeDurably(target, bytes);
  }

  async removePartial(fullPath: string): Promise<void> {
    await rm(join(this.folder, `${fullPath}.p`), { recursive: true, force: true });
  }

  async partialWidths(fullPath: string): Promise<readonly number[]> {
    const names = await orNull(readdir(join(this.folder, `${fullPath}.p`)));
    return (names ?? []).filter((name) => /^\d+$/.test(name)).map(Number);
  }
}

/** Writes a file so that after a crash there is the old one or the new one, and never a part. */
export async function writeDurably(path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', mode);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  const folder = await open(dirname(path), 'r');
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
