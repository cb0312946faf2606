// SPDX-License-Identifier: Apache-2.0
import type { CopyInput } from '#platform';
import type { Evidence } from '../domain/evidence/evidence.js';
import type { Parked } from '../domain/fold/parked.js';
import type { Checkpoint } from './checkpoints.js';
import { byKey, copyOf, type CopyTable } from './copy-rows.js';
import { keyNumber } from '../domain/key-number.js';
import { encodeEvidence } from './stored-evidence.js';

const FACT: CopyTable = {
  name: 'fact',
  columns: { ledger: 'text', generation: 'integer', position: 'bigint', evidence: 'text' },
};
const FACT_KEY: CopyTable = {
  name: 'fact_key',
  columns: { ledger: 'text', generation: 'integer', key: 'bigint', position: 'bigint' },
};
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

type KeyRow = [ledger: string, generation: number, key: number, position: number];

/** The rows of evidence, and of the numbers by which it is found. */
export function factRows(
  { ledger, generation }: Checkpoint,
  page: readonly Evidence[],
): readonly CopyInput[] {
  const facts = page.map((each) => [ledger, generation, each.position, encodeEvidence(each)]);
  const keys: KeyRow[] = [];
  for (const { keys: own, position } of page) {
    const numbers = new Set(own.map(({ key }) => keyNumber(key)));
    for (const number of numbers) keys.push([ledger, generation, number, position]);
  }
  keys.sort(byKey);
  return [...copyOf(FACT, facts), ...copyOf(FACT_KEY, keys)];
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
