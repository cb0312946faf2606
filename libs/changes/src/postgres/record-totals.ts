// SPDX-License-Identifier: Apache-2.0
import type { CopyInput, Session } from '#platform';
import { RECORD_KINDS, type RecordKind } from '../domain/record.js';
import type { Checkpoint, Queries } from './checkpoints.js';
import { copyOf, type CopyTable } from './copy-rows.js';

type Place = Pick<Checkpoint, 'ledger' | 'generation'>;

/** How many records of a kind there are, from a position on. */
export interface RecordTotal {
  readonly kind: RecordKind;
  readonly position: number;
  readonly total: number;
}

const RECORD_TOTAL: CopyTable = {
  name: 'record_total',
  columns: {
    ledger: 'text',
    generation: 'integer',
    kind: 'text',
    position: 'bigint',
    total: 'bigint',
  },
};

/** The rows of totals. */
export function totalRows(
  { ledger, generation }: Place,
  totals: readonly RecordTotal[],
): readonly CopyInput[] {
  const rows = totals.map(({ kind, position, total }) => [
    ledger,
    generation,
    kind,
    position,
    total,
  ]);
  return copyOf(RECORD_TOTAL, rows);
}

/** Takes away the totals after a position: those of a block that had not ended. */
export async function clearTotals(
  session: Session,
  { ledger, generation }: Place,
  after: number,
): Promise<void> {
  await session.query(
    `DELETE FROM record_total
      WHERE ledger = $1 AND generation = $2 AND kind = ANY ($3) AND position > $4`,
    [ledger, generation, RECORD_KINDS, after],
  );
}

/** How many records of a kind there were at the end of a block, or are at the checkpoint. */
export async function totalAt(
  database: Queries,
  { ledger, generation }: Place,
  { kind, position }: Pick<RecordTotal, 'kind' | 'position'>,
): Promise<number> {
  const [row] = await database.query<{ total: number }>(
    `SELECT total FROM record_total
      WHERE ledger = $1 AND generation = $2 AND kind = $3 AND position <= $4
      ORDER BY position DESC LIMIT 1`,
    [ledger, generation, kind, position],
  );
  return row?.total ?? 0;
}

/** The same of every kind. */
export async function totalsAt(
  database: Queries,
  place: Place,
  position: number,
): Promise<ReadonlyMap<RecordKind, number>> {
  const totals = new Map<RecordKind, number>();
  for (const kind of RECORD_KINDS)
    totals.set(kind, await totalAt(database, place, { kind, position }));
  return totals;
}
