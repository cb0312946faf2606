// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';
import { rangeFromBytes } from '../domain/compact-range.js';
import { TILE_WIDTH, type TreeEdge } from '../domain/tree-edge.js';
import type { Hash } from '../domain/hash.js';
import { leafHash } from '../domain/tree-hash.js';

/** Reads the edge of a tree of `size` leaves: leaf hashes from entries, upper levels from tiles. */
export async function loadEdge(
  session: Session,
  ledger: string,
  { size, range }: { readonly size: number; readonly range: Uint8Array },
): Promise<TreeEdge> {
  const tiles: (readonly Hash[])[] = [];
  for (let level = 0, width = size; width > 0; level += 1, width = Math.floor(width / TILE_WIDTH)) {
    const from = Math.floor(width / TILE_WIDTH) * TILE_WIDTH;
    const hashes =
      level === 0 ? leaves(session, ledger, from) : roots(session, ledger, level, from);
    tiles.push(await hashes);
  }
  return { size, range: rangeFromBytes(size, range), tiles };
}

async function leaves(session: Session, ledger: string, from: number): Promise<Hash[]> {
  const { rows } = await session.query<{ entry: Buffer }>(
    'SELECT entry FROM ledger_entry WHERE ledger = $1 AND position >= $2 ORDER BY position',
    [ledger, from],
  );
  return rows.map((row) => leafHash(row.entry));
}

async function roots(
  session: Session,
  ledger: string,
  level: number,
  from: number,
): Promise<Hash[]> {
  const { rows } = await session.query<{ root: Buffer }>(
    `SELECT root FROM ledger_tile
      WHERE ledger = $1 AND level = $2 AND index >= $3 ORDER BY index`,
    [ledger, level - 1, from],
  );
  return rows.map((row) => row.root);
}
