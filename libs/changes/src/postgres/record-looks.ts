// SPDX-License-Identifier: Apache-2.0
import type { CopyInput, Session } from '#platform';
import type { Dependencies } from '../domain/reading/dependencies.js';
import type { Checkpoint } from './checkpoints.js';
import { byKey, copyOf, type CopyTable } from './copy-rows.js';
import { keyNumber } from '../domain/key-number.js';

/** The ends of what a bigint column holds stand for open ends. */
export const MIN_AT = -(1n << 63n);
export const MAX_AT = (1n << 63n) - 1n;

/** A moment as the column can hold it: no clock says so much. */
export function columnAt(at: bigint): bigint {
  if (at > MAX_AT) return MAX_AT;
  return at < MIN_AT ? MIN_AT : at;
}

const RECORD_KEY: CopyTable = {
  name: 'record_key',
  columns: {
    ledger: 'text',
    generation: 'integer',
    key: 'bigint',
    record: 'bigint',
    from_at: 'bigint',
    until_at: 'bigint',
  },
};
const RECORD_WAITING: CopyTable = {
  name: 'record_waiting',
  columns: {
    ledger: 'text',
    generation: 'integer',
    key: 'bigint',
    record: 'bigint',
    from_at: 'bigint',
  },
};

/** Makes place for what `lookRows` writes: what records waited for is over. */
export async function clearLooks(
  session: Session,
  { ledger, generation }: Checkpoint,
  looks: ReadonlyMap<string, Dependencies>,
): Promise<void> {
  if (looks.size === 0) return;
  const anchors = [...looks.keys()];
  await session.query(
    `WITH gone AS (
       DELETE FROM record_waiting WHERE ctid = ANY (ARRAY(
         SELECT w.ctid FROM unnest($3::bigint[]) AS looked(record) CROSS JOIN LATERAL (
           SELECT ctid FROM record_waiting
            WHERE ledger = $1 AND generation = $2 AND record = looked.record OFFSET 0) w)))
     INSERT INTO record_anchor (ledger, generation, record, anchor)
     SELECT $1, $2, * FROM unnest($3::bigint[], $4::text[]) ON CONFLICT DO NOTHING`,
    [ledger, generation, anchors.map(keyNumber), anchors],
  );
}

type LookRow = [ledger: string, generation: number, key: number, record: number, ...bigint[]];

/** The rows of where records looked, and of what they wait for. */
export function lookRows(
  { ledger, generation }: Checkpoint,
  looks: ReadonlyMap<string, Dependencies>,
): readonly CopyInput[] {
  const spans: LookRow[] = [];
  const waits: LookRow[] = [];
  for (const [anchor, own] of looks) {
    const record = keyNumber(anchor);
    for (const [key, { from, until }] of own.spans) {
      const ends = [columnAt(from ?? MIN_AT), columnAt(until ?? MAX_AT)];
      spans.push([ledger, generation, keyNumber(key), record, ...ends]);
    }
    for (const [key, from] of own.waiting) {
      waits.push([ledger, generation, keyNumber(key), record, columnAt(from)]);
    }
  }
  spans.sort(byKey);
  return [...copyOf(RECORD_KEY, spans), ...copyOf(RECORD_WAITING, waits)];
}
