// SPDX-License-Identifier: Apache-2.0
import { countAt } from './archive-path.js';
import { LedgerError } from './errors.js';
import type { Hash } from './hash.js';
import { subtreesBetween } from './subtree.js';
import { TILE_WIDTH, type TreeEdge } from './tree-edge.js';
import { rootOver } from './tree-hash.js';

/**
 * The edge of a tree of `size` leaves from the hashes in its partial tiles, level 0 first; its
 * range is computed from them. Throws LedgerError EDGE_INVALID when a tile has another width.
 */
export function edgeOfTiles(size: number, tiles: readonly (readonly Hash[])[]): TreeEdge {
  for (let level = 0; level < tiles.length || countAt(level, size) > 0; level += 1) {
    const [width, held] = [countAt(level, size) % TILE_WIDTH, tiles[level]?.length];
    if (width === held) continue;
    throw new LedgerError('EDGE_INVALID', `tile level ${level} of size ${size} holds ${held}`);
  }
  return { size, range: tiles.toReversed().flatMap(rangeOfTile), tiles };
}

function rangeOfTile(tile: readonly Hash[]): readonly Hash[] {
  return subtreesBetween(0, tile.length).map(({ height, index }) =>
    rootOver(tile.slice(index * 2 ** height, (index + 1) * 2 ** height)),
  );
}
