// SPDX-License-Identifier: Apache-2.0
import type { CopyInput } from '#platform';
import { keyNumber } from '../domain/key-number.js';
import { type Anchor, parseAnchor } from '../domain/record.js';
import type { Checkpoint, Queries } from './checkpoints.js';
import { copyOf, type CopyTable } from './copy-rows.js';

/** A record that may have become another within a block, and at what position for the first time. */
export interface TouchedRecord {
  readonly anchor: string;
  readonly position: number;
}

const RECORD_TOUCHED: CopyTable = {
  name: 'record_touched',
  columns: { ledger: 'text', generation: 'integer', position: 'bigint', record: 'bigint' },
};

/** The rows of which records were touched. */
export function touchedRows(
  { ledger, generation }: Checkpoint,
  touched: readonly TouchedRecord[],
): readonly CopyInput[] {
  const rows = touched.map(({ anchor, position }) => {
    return [ledger, generation, position, keyNumber(anchor)];
  });
  return copyOf(RECORD_TOUCHED, rows);
}

/** The records that facts after a position touched, up to another one (included). */
export async function touchedBetween(
  database: Queries,
  { ledger, generation }: Checkpoint,
  { after, to }: { readonly after: number; readonly to: number },
): Promise<readonly Anchor[]> {
  const rows = await database.query<{ anchor: string }>(
    `SELECT a.anchor FROM (
       SELECT DISTINCT record FROM record_touched
        WHERE ledger = $1 AND generation = $2 AND position > $3 AND position <= $4) t
      CROSS JOIN LATERAL (
        SELECT anchor FROM record_anchor
         WHERE ledger = $1 AND generation = $2 AND record = t.record OFFSET 0) a`,
    [ledger, generation, after, to],
  );
  return rows.map(({ anchor }) => parseAnchor(anchor));
}
