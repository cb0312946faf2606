// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';
import type { Dependencies } from '../domain/reading/dependencies.js';
import type { Checkpoint } from './checkpoints.js';
import { copyRows } from './copy-rows.js';
import { keyNumber } from './key-number.js';

/** The ends of what a bigint column holds stand for open ends. */
export const MIN_AT = -(1n << 63n);
export const MAX_AT = (1n << 63n) - 1n;

/** A moment as the column can hold it: no clock says so much. */
export function columnAt(at: bigint): string {
  if (at > MAX_AT) return String(MAX_AT);
  return String(at < MIN_AT ? MIN_AT : at);
}

/** Remembers where records looked, and what they wait for instead of what they waited for. */
export async function writeLooks(
  session: Session,
  { ledger, generation }: Checkpoint,
  looks: ReadonlyMap<string, Dependencies>,
): Promise<void> {
  if (looks.size === 0) return;
  const anchors = [...looks.keys()];
  const spans = [...looks].flatMap(([anchor, own]) =>
    [...own.spans].map(([key, { from, until }]) => {
      const span = [columnAt(from ?? MIN_AT), columnAt(until ?? MAX_AT)];
      return [ledger, generation, keyNumber(key), keyNumber(anchor), ...span];
    }),
  );
  await copyRows(session, 'record_key (ledger, generation, key, record, from_at, until_at)', spans);
  await session.query(
    'DELETE FROM record_waiting WHERE ledger = $1 AND generation = $2 AND record = ANY ($3::bigint[])',
    [ledger, generation, anchors.map(keyNumber)],
  );
  const waiting = [...looks].flatMap(([anchor, own]) =>
    [...own.waiting].map(([key, from]) => {
      return [ledger, generation, keyNumber(key), keyNumber(anchor), columnAt(from)];
    }),
  );
  await copyRows(session, 'record_waiting (ledger, generation, key, record, from_at)', waiting);
  await session.query(
    `INSERT INTO record_anchor (ledger, generation, record, anchor)
     SELECT $1, $2, * FROM unnest($3::bigint[], $4::text[]) ON CONFLICT DO NOTHING`,
    [ledger, generation, anchors.map(keyNumber), anchors],
  );
}
