// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';
import type { Evidence } from '../domain/evidence/evidence.js';
import type { Parked } from '../domain/fold/parked.js';
import type { Checkpoint } from './checkpoints.js';
import { copyRows } from './copy-rows.js';
import { keyNumber } from './key-number.js';
import { encodeEvidence } from './stored-evidence.js';

/** Writes evidence and the numbers by which it is found. */
export async function writeFacts(
  session: Session,
  { ledger, generation }: Checkpoint,
  page: readonly Evidence[],
): Promise<void> {
  const facts = page.map((each) => [ledger, generation, each.position, encodeEvidence(each)]);
  await copyRows(session, 'fact (ledger, generation, position, evidence)', facts);
  const keys = page.flatMap(({ keys: own, position }) => {
    const numbers = new Set(own.map(({ key }) => keyNumber(key)));
    return [...numbers].map((number) => [ledger, generation, number, position]);
  });
  await copyRows(session, 'fact_key (ledger, generation, key, position)', keys);
}

/** Writes down what could not be read or assembled. */
export async function writeParked(
  session: Session,
  { ledger, generation }: Checkpoint,
  parked: readonly Parked[],
): Promise<void> {
  const rows = parked.map(({ anchor, position, reason }) => [
    ledger,
    generation,
    anchor,
    position,
    reason,
  ]);
  await copyRows(session, 'parked_record (ledger, generation, anchor, position, reason)', rows);
}
