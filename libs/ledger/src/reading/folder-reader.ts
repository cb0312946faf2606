// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ArchiveReader, longestFile } from './archive-reader.js';
import { LedgerError } from '../domain/errors.js';

/** Reads an archive from a folder of files. */
export function folderReader(folder: string): ArchiveReader {
  return {
    read: (path, limit = longestFile(path)) => readWithin(join(folder, path), limit),
    close: () => Promise.resolve(),
  };
}

async function readWithin(file: string, limit: number): Promise<Uint8Array | null> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return null;
    if (found.size <= limit) return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw new LedgerError('ARCHIVE_UNREADABLE', `${file} cannot be read`, { cause: error });
  }
  throw new LedgerError('ARCHIVE_UNREADABLE', `${file} is longer than ${limit} bytes`);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && MISSING.has(String(error.code));
}

const MISSING: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);
