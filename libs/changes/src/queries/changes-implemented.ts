// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';
import type { Change } from '../domain/change/change.js';
import { type Queries, servingCheckpoint } from '../postgres/checkpoints.js';
import { queriesOf } from './snapshot.js';

/** The Changes implemented in [from, to), and the position they are as of, of one snapshot. */
export async function changesImplemented(
  session: Session,
  ledger: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<{ readonly asOf: number; readonly changes: readonly Change[] }> {
  const queries = queriesOf(session);
  const place = await servingCheckpoint(queries, ledger);
  if (place === null) return { asOf: -1, changes: [] };
  const rows = await queries.query<{ record: Change }>(
    `SELECT record FROM record_view
      WHERE ledger = $1 AND generation = $2 AND kind = 'change' AND record IS NOT NULL
        AND occurred_at >= $3 AND occurred_at < $4
      ORDER BY occurred_at, record_id`,
    [ledger, place.generation, from, to],
  );
  return { asOf: place.next - 1, changes: rows.map(({ record }) => record) };
}

/** When the first Change of a ledger was implemented; null: none has been. */
export async function firstImplementation(queries: Queries, ledger: string): Promise<Date | null> {
  const place = await servingCheckpoint(queries, ledger);
  const [row] = await queries.query<{ first: Date | null }>(
    `SELECT min(occurred_at) AS first FROM record_view
      WHERE ledger = $1 AND generation = $2 AND kind = 'change' AND record IS NOT NULL`,
    [ledger, place?.generation ?? 0],
  );
  return row?.first ?? null;
}
