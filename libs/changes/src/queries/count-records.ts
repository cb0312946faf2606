// SPDX-License-Identifier: Apache-2.0
import { recordId, type RecordKind } from '../domain/record.js';
import { totalAt } from '../postgres/record-totals.js';
import type { Snapshot } from './snapshot.js';
import { isNarrowed, type Wanted } from './wanted.js';
import { changedRows, storedRows } from './wanted-rows.js';

/** How many records of a snapshot are wanted: all of a kind are counted already (ADR 0043). */
export async function countRecords<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
): Promise<number> {
  const { length: fresh } = await changedRows(snapshot, wanted);
  if (isNarrowed(wanted)) return (await countStored(snapshot, wanted)) + fresh;
  const { queries, place, storedAsOf, asOf } = snapshot;
  const { kind } = wanted;
  const total = await totalAt(queries, place, { kind, position: storedAsOf ?? asOf });
  return total - (await countSuperseded(snapshot, kind)) + fresh;
}

async function countStored<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
): Promise<number> {
  const { table, conditions, values } = await storedRows(snapshot, wanted);
  const [row] = await snapshot.queries.query<{ total: number }>(
    `SELECT count(*) AS total FROM ${table} WHERE ${conditions}`,
    values,
  );
  return row?.total ?? 0;
}

/** How many of those that are stored changed since. */
async function countSuperseded(
  { queries, place, storedAsOf, changed }: Snapshot,
  kind: RecordKind,
): Promise<number> {
  const ids = (await changed(kind)).map(({ anchor }) => recordId(anchor));
  if (ids.length === 0) return 0;
  const [row] = await queries.query<{ total: number }>(
    `SELECT count(*) AS total FROM unnest($4::text[]) AS own(id) CROSS JOIN LATERAL (
       SELECT FROM record_version
        WHERE ledger = $1 AND generation = $2 AND kind = $3 AND record_id = own.id
          AND from_position <= $5 AND (to_position IS NULL OR to_position > $5) OFFSET 0) v`,
    [place.ledger, place.generation, kind, ids, storedAsOf],
  );
  return row?.total ?? 0;
}
