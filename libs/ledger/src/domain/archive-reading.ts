// SPDX-License-Identifier: Apache-2.0
import { type ArchiveFile, formatArchivePath } from './archive-path.js';
import type { Asking } from './asking.js';
import { TILE_WIDTH } from './tree-edge.js';

/** A computation that asks for files of an archive by their paths; null when there is none. */
export type Reading<Result> = Asking<string, Uint8Array | null, Result>;

/** Reads a file; a partial one may have been replaced by the full one as the archive grew. */
export function* readFile(file: ArchiveFile): Reading<Uint8Array | null> {
  const bytes = yield formatArchivePath(file);
  if (bytes !== null || file.width === TILE_WIDTH) return bytes;
  return yield formatArchivePath({ ...file, width: TILE_WIDTH });
}

/** Whether a file holds as many things as its width, or all 256 where the full one took its place. */
export function isFilled(count: number, width: number): boolean {
  return count === width || count === TILE_WIDTH;
}
