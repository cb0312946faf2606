// SPDX-License-Identifier: Apache-2.0
import { stat } from 'node:fs/promises';
import { LedgerError } from '../domain/errors.js';
import type { ArchiveReader } from './archive-reader.js';
import { folderReader } from './folder-reader.js';
import { tarReader } from './tar-reader.js';

/**
 * Reads the archive or export at a path: a folder of files, or one tar. Throws LedgerError
 * ARCHIVE_UNREADABLE, and TAR_INVALID or TAR_CUT for a file that is no tar of an export.
 */
export async function openArchive(path: string): Promise<ArchiveReader> {
  const found = await stat(path).catch((cause: unknown) => unreadable(path, cause));
  if (found.isDirectory()) return folderReader(path);
  return found.isFile() ? tarReader(path) : unreadable(path);
}

function unreadable(path: string, cause?: unknown): never {
  throw new LedgerError('ARCHIVE_UNREADABLE', `${path} is no folder and no file to read`, {
    cause,
  });
}
