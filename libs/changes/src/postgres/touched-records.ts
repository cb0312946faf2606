// SPDX-License-Identifier: Apache-2.0
import type { CopyInput } from '#platform';
import { keyNumber } from '../domain/key-number.js';
import { type Anchor, parseAnchor } from '../domain/record.js';
import type { Checkpoint, Queries } from './checkpoints.js';
import { copyOf, type CopyTable } from './copy-rows.js';

/** A record that was assembled again within a block. */
export interface TouchedRecord {
  readonly blockEnd: number;
  readonly anchor: string;
}

const RECORD_TOUCHED: CopyTable = {
  name: 'record_touched',
  columns: { ledger: 'text', generation: 'integer', block_end: 'bigint', record: 'bigint' },
};

/** The rows of which records blocks touched. */
export function touchedRows(
  { ledger, generation }: Checkpoint,
  touched: readonly TouchedRecord[],
): readonly CopyInput[] {
  const rows = touched.map(({ blockEnd, anchor }) => {
    return [ledger, generation, blockEnd, keyNumber(anchor)];
  });
  return copyOf(RECORD_TOUCHED, rows);
}

/** Every record that was assembled again within a block: it may have become another there. */
export async function touchedWithin(
  database: Queries,
  { ledger, generation }: Checkpoint,
  blockEnd: number,
): Promise<readonly Anchor[]> {
  const rows = await database.query<{ anchor: string }>(
    `SELECT a.anchor FROM (
       SELECT DISTINCT record FROM record_touched
        WHERE ledger = $1 AND generation = $2 AND block_end = $3) t
      CROSS JOIN LATERAL (
        SELECT anchor FROM record_anchor
         WHERE ledger = $1 AND generation = $2 AND record = t.record OFFSET 0) a`,
    [ledger, generation, blockEnd],
  );
  return rows.map(({ anchor }) => parseAnchor(anchor));
}
