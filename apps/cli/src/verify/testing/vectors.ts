// SPDX-License-Identifier: Apache-2.0
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { exportPaths, formatRange, formatTarHeader } from '#ledger';

const VECTORS = join(process.cwd(), 'test/vectors');

/** The published archive: 300 entries, 42 erased by 299, cosigned; and what belongs to it. */
export const ARCHIVE = join(VECTORS, 'archive');
export const LOG_KEY = join(VECTORS, 'log.vkey');
export const WITNESS_KEY = join(VECTORS, 'witness.vkey');
export const EARLIER = join(VECTORS, 'earlier-checkpoint');

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'change-ledger-verify-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Copies the archive, changes one file of it, and gives the folder. */
export function changedArchive(path: string, change: (bytes: Buffer) => Uint8Array | null): string {
  const folder = join(temporaryFolder(), 'archive');
  cpSync(ARCHIVE, folder, { recursive: true });
  const changed = change(readFileSync(join(folder, path)));
  if (changed === null) rmSync(join(folder, path));
  else writeFileSync(join(folder, path), changed);
  return folder;
}

/** The bytes with the lowest bit of one of them turned over. */
export function flip(bytes: Buffer, at: number): Uint8Array {
  return Uint8Array.from(bytes).with(at, (bytes[at] ?? 0) ^ 1);
}

/** An export of the entries from 256 on: its folder. */
export function exportFolder(): string {
  const folder = join(temporaryFolder(), 'export');
  const range = { from: 256, to: 300 };
  const paths = [...exportPaths({ size: 300, range, erasures: [], pinned: [100] })];
  for (const path of ['checkpoint', ...paths]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ARCHIVE, path), join(folder, path));
  }
  writeFileSync(join(folder, 'range'), formatRange(range));
  return folder;
}

/** A folder's files as one tar beside it. */
export function tarOf(folder: string): string {
  const paths = globSync('**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const members = paths.flatMap((path) => {
    const content = readFileSync(path);
    const header = formatTarHeader({ path: path.slice(folder.length + 1), size: content.length });
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  writeFileSync(`${folder}.tar`, Buffer.concat([...members, Buffer.alloc(1024)]));
  return `${folder}.tar`;
}
