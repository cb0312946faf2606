// SPDX-License-Identifier: Apache-2.0
import { type ArchiveFile, countAt, widthAt } from './archive-path.js';
import { TILE_WIDTH } from './tree-edge.js';

/**
 * The files that an archive of `size` entries gains or gets in greater width by growing to
 * `grown`: entries and payloads first, then tiles from the leaves up. A checkpoint comes last of
 * all, so that it never speaks of what is not there.
 */
export function* grownFiles(size: number, grown: number): Generator<ArchiveFile, void, void> {
  for (const place of grownPlaces(0, size, grown)) yield { kind: 'entries', ...place };
  for (const place of grownPlaces(0, size, grown)) yield { kind: 'payload', ...place };
  for (let level = 0; countAt(level, grown) > 0; level += 1) {
    for (const place of grownPlaces(level, size, grown)) yield { kind: 'tile', level, ...place };
  }
}

function* grownPlaces(
  level: number,
  size: number,
  grown: number,
): Generator<{ readonly index: number; readonly width: number }, void, void> {
  const first = Math.floor(countAt(level, size) / TILE_WIDTH);
  for (let index = first; index * TILE_WIDTH < countAt(level, grown); index += 1) {
    const width = widthAt(level, index, grown);
    if (width > widthAt(level, index, size)) yield { index, width };
  }
}
