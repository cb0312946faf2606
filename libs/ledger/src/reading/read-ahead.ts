// SPDX-License-Identifier: Apache-2.0
import { formatArchivePath, parseArchivePath } from '../domain/archive-path.js';
import { TILE_WIDTH } from '../domain/tree-edge.js';
import { type ArchiveReader, longestFile } from './archive-reader.js';

/** How many files of a kind are asked for before they are wanted. */
const AHEAD = 6;

/** A file longer than this is only read when it is wanted. */
const LONGEST_AHEAD = 1 << 25;

/** Guesses that nobody wanted are forgotten beyond this many. */
const MOST_KEPT = 6 * AHEAD;

/**
 * Asks for the next files of a kind while one is verified, so that a distant host is not waited for
 * file by file. A file that cannot be had ahead is asked for again when it is wanted.
 */
export function readAhead(reader: ArchiveReader): ArchiveReader {
  const early = new Map<string, Promise<Uint8Array | null | undefined>>();
  const askFor = (path: string): void => {
    if (early.has(path)) return;
    const limit = Math.min(LONGEST_AHEAD, longestFile(path));
    const asked = reader.read(path, limit).catch(() => undefined);
    early.set(path, asked);
  };
  return {
    read: async (path) => {
      const asked = early.get(path) ?? reader.read(path);
      early.delete(path);
      for (const next of pathsAfter(path)) askFor(next);
      for (const old of [...early.keys()].slice(0, -MOST_KEPT)) early.delete(old);
      const bytes = await asked;
      return bytes === undefined ? reader.read(path) : bytes;
    },
    close: () => reader.close(),
  };
}

/** Files of a kind are wanted from left to right; the last of them is narrower and not guessed. */
function* pathsAfter(path: string): Generator<string, void, void> {
  const file = parseArchivePath(path);
  if (file === null || file.width < TILE_WIDTH) return;
  if (file.kind === 'tile' && file.level > 0) return;
  for (let step = 1; step <= AHEAD; step += 1) {
    yield formatArchivePath({ ...file, index: file.index + step });
  }
}
