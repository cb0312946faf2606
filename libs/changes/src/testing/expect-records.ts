// SPDX-License-Identifier: Apache-2.0
import type { LedgerStore } from '#ledger';
import { assembleRecord } from '../domain/fold/assemble-record.js';
import { foldPage } from '../domain/fold/fold-page.js';
import { nothingKnown } from '../domain/fold/knowledge.js';
import { type Evidence } from '../domain/evidence/evidence.js';
import { readEntries, readEntry } from '../projection/read-entries.js';
import { type Assembled, assembledIn } from './given.js';

/** All evidence that a ledger holds. */
export async function evidenceIn(store: LedgerStore, ledger: string): Promise<readonly Evidence[]> {
  const { size } = await store.head(ledger);
  const entries = await store.read({ ledger, from: 0, to: size, limit: size });
  return readEntries(entries, readEntry).evidence;
}

/** The records of a prefix of a ledger, assembled in memory: up to a position, included. */
export function recordsOfPrefix(evidence: readonly Evidence[], asOf: number): Assembled {
  const knowledge = nothingKnown(true);
  foldPage(
    knowledge,
    evidence.filter(({ position }) => position <= asOf),
    assembleRecord,
  );
  return assembledIn(knowledge);
}
