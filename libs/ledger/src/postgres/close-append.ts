// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';
import { rangeToBytes } from '../domain/compact-range.js';
import type { FullTile, TreeEdge } from '../domain/tree-edge.js';
import type { PackedIdentities } from './pack-rows.js';

/** What an append ends with. */
export interface Closing {
  readonly ledger: string;
  /** position of its first entry */
  readonly first: number;
  readonly identities: PackedIdentities;
  readonly edge: TreeEdge;
  readonly full: readonly FullTile[];
  readonly recordedAtMs: number;
}

/**
 * Writes the identities and the tiles that are full now, moves the head to the edge of the grown tree
 * and tells who listens. False where one of the identities is there already: then all must be undone.
 */
export async function closeAppend(session: Session, closing: Closing): Promise<boolean> {
  const { ledger, first, identities, edge, full, recordedAtMs } = closing;
  const { rows } = await session.query<{ written: number }>({
    name: 'close append',
    text: `WITH identities AS (
             INSERT INTO ledger_identity (ledger, identity, ordinal, position)
             SELECT $1, identity, ordinal, $2 + index
               FROM unnest($3::uuid[], $4::int4[], $5::int4[]) AS i(identity, index, ordinal)
             ON CONFLICT DO NOTHING RETURNING 1),
           tiles AS (
             INSERT INTO ledger_tile (ledger, level, index, hashes, root)
             SELECT $1, * FROM unnest($6::smallint[], $7::bigint[], $8::bytea[], $9::bytea[])),
           moved AS (
             UPDATE ledger_head SET size = $10, range = $11, recorded_at = $12 WHERE ledger = $1)
           SELECT count(*) AS written, pg_notify('ledger_grew', $1) FROM identities`,
    values: [
      ledger,
      first,
      identities.uuids,
      identities.indexes,
      identities.ordinals,
      full.map(({ level }) => level),
      full.map(({ index }) => index),
      full.map(({ hashes }) => hashes),
      full.map(({ root }) => root),
      edge.size,
      rangeToBytes(edge.range),
      new Date(recordedAtMs),
    ],
  });
  return rows[0]?.written === identities.count;
}
