// SPDX-License-Identifier: Apache-2.0
import type { CopyInput } from '#platform';
import type { Evidence } from '../domain/evidence/evidence.js';
import type { Parked } from '../domain/fold/parked.js';
import type { Checkpoint } from './checkpoints.js';
import { byKey, copyOf, type CopyTable } from './copy-rows.js';
import { columnAt } from './record-looks.js';
import { atOf } from '../domain/evidence/head-of.js';
import { keyNumber } from '../domain/key-number.js';
import { encodeEvidence } from './stored-evidence.js';

const FACT: CopyTable = {
  name: 'fact',
  columns: { ledger: 'text', generation: 'integer', position: 'bigint', evidence: 'text' },
};
const KEY_COLUMNS = {
  ledger: 'text',
  generation: 'integer',
  key: 'bigint',
  at: 'bigint',
  position: 'bigint',
} as const;
const FACT_KEY: CopyTable = { name: 'fact_key', columns: KEY_COLUMNS };
const FACT_KEY_AHEAD: CopyTable = { name: 'fact_key_ahead', columns: KEY_COLUMNS };
const PARKED: CopyTable = {
  name: 'parked_record',
  columns: {
    ledger: 'text',
    generation: 'integer',
    anchor: 'text',
    position: 'bigint',
    reason: 'text',
  },
};

type KeyRow = [ledger: string, generation: number, key: number, at: bigint, position: number];

/** The rows of evidence, and of the numbers by which it is found. */
export function factRows(checkpoint: Checkpoint, page: readonly Evidence[]): readonly CopyInput[] {
  const { ledger, generation } = checkpoint;
  const facts = page.map((each) => [ledger, generation, each.position, encodeEvidence(each)]);
  return [
    ...copyOf(FACT, facts),
    ...copyOf(FACT_KEY, keyRows(checkpoint, page)),
    ...copyOf(FACT_KEY_AHEAD, keyRows(checkpoint, page.filter(isAhead))),
  ];
}

function keyRows({ ledger, generation }: Checkpoint, page: readonly Evidence[]): readonly KeyRow[] {
  const rows: KeyRow[] = [];
  for (const { keys, at, position } of page) {
    const numbers = new Set(keys.map(({ key }) => keyNumber(key)));
    for (const number of numbers) rows.push([ledger, generation, number, columnAt(at), position]);
  }
  return rows.toSorted(byKey);
}

/** Whether it claims a time that was still to come when it was recorded. */
function isAhead({ at, occurredAt, recordedAt }: Evidence): boolean {
  return occurredAt !== null && at > atOf(null, recordedAt);
}

/** The rows of what could not be read or assembled. */
export function parkedRows(
  { ledger, generation }: Checkpoint,
  parked: readonly Parked[],
): readonly CopyInput[] {
  const rows = parked.map(({ anchor, position, reason }) => {
    return [ledger, generation, anchor, position, reason];
  });
  return copyOf(PARKED, rows);
}
