// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import { equalBytes } from '../domain/bytes.js';
import { splitHashes } from '../domain/hash.js';
import { TILE_WIDTH } from '../domain/tree-edge.js';
import { leafHash } from '../domain/tree-hash.js';

/**
 * The first position from a range [from, to) at which the stored entry does not hash to what its
 * stored tile has, or has no entry; null when all do, as far as there are full tiles.
 */
export async function firstDifference(
  database: Database,
  ledger: string,
  [from, to]: readonly [number, number],
): Promise<number | null> {
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index += 1) {
    const slot = await differenceInTile(database, ledger, index);
    if (slot !== null) return index * TILE_WIDTH + slot;
  }
  return null;
}

async function differenceInTile(
  database: Database,
  ledger: string,
  index: number,
): Promise<number | null> {
  const [tile] = await database.query<{ hashes: Buffer }>(
    'SELECT hashes FROM ledger_tile WHERE ledger = $1 AND level = 0 AND index = $2',
    [ledger, index],
  );
  if (tile === undefined) return null;
  const entries = await database.query<{ position: number; entry: Buffer }>(
    `SELECT position, entry FROM ledger_entry
      WHERE ledger = $1 AND position >= $2 AND position < $3 ORDER BY position`,
    [ledger, index * TILE_WIDTH, (index + 1) * TILE_WIDTH],
  );
  const hashes = splitHashes(tile.hashes);
  const slot = hashes.findIndex((hash, at) => {
    const found = entries[at];
    if (found === undefined || found.position !== index * TILE_WIDTH + at) return true;
    return !equalBytes(leafHash(found.entry), hash);
  });
  return slot < 0 ? null : slot;
}
