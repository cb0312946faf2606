// SPDX-License-Identifier: Apache-2.0
import { countAt } from '../domain/archive-path.js';
import { edgeOfTiles } from '../domain/edge-of-tiles.js';
import { HASH_LENGTH, type Hash, splitHashes } from '../domain/hash.js';
import type { TileFile } from '../domain/proof-plan.js';
import { TILE_WIDTH, type TreeEdge } from '../domain/tree-edge.js';

/** The edge of a tree of `size` leaves from its partial tiles; null when one is missing or short. */
export async function readEdge(
  size: number,
  read: (tile: TileFile) => Promise<Uint8Array | null>,
): Promise<TreeEdge | null> {
  const tiles: (readonly Hash[])[] = [];
  for (let level = 0; countAt(level, size) > 0; level += 1) {
    const count = countAt(level, size);
    const width = count % TILE_WIDTH;
    const index = Math.floor(count / TILE_WIDTH);
    const bytes = width === 0 ? null : await read({ kind: 'tile', level, index, width });
    const hashes = bytes?.subarray(0, width * HASH_LENGTH) ?? new Uint8Array(0);
    if (hashes.length < width * HASH_LENGTH) return null;
    tiles.push(splitHashes(hashes));
  }
  return edgeOfTiles(size, tiles);
}
