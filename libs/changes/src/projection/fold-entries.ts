// SPDX-License-Identifier: Apache-2.0
import type { StoredEntry } from '#ledger';
import { type AssembleRecord, assembleRecord } from '../domain/fold/assemble-record.js';
import { type FoldedPage, foldPage } from '../domain/fold/fold-page.js';
import { firstAttempt } from '../domain/fold/page-fold.js';
import { countSequences } from '../domain/producer/count-sequences.js';
import type { Evidence } from '../domain/evidence/evidence.js';
import type { Queries } from '../postgres/checkpoints.js';
import { loadDependents, loadMissing } from '../postgres/load-knowledge.js';
import { blockEnd } from './block.js';
import { endBlock, type FoldState, noteChanges, noteTouched } from './fold-state.js';
import { addPage, type PageWork } from './page-work.js';
import { type ReadEntry, readEntries, readEntry } from './read-entries.js';

/** How entries are read and records assembled; specs put one in that breaks. */
export interface Folding {
  readonly read: ReadEntry;
  readonly assemble: AssembleRecord;
}

export const FOLDING: Folding = { read: readEntry, assemble: assembleRecord };

/**
 * Folds a page of entries, which crosses no end of a block, into `work`, and returns the state after
 * it. What the state does not know is loaded, a statement for each hop of the longest path.
 */
export async function foldEntries(
  database: Queries,
  state: FoldState,
  {
    entries,
    work,
    folding,
  }: {
    readonly entries: readonly StoredEntry[];
    readonly work: PageWork;
    readonly folding: Folding;
  },
): Promise<FoldState> {
  const last = entries.at(-1);
  if (last === undefined) return state;
  const page = readEntries(entries, folding.read);
  const folded = await foldKnowing(database, state, { evidence: page.evidence, folding });
  const counted = countSequences(state.producers, page.sequences);
  for (const [producer, numbers] of counted.numbers) state.producers.set(producer, numbers);
  noteChanges(state, folded.renewed);
  addPage(work, folded, counted);
  work.touched.push(...noteTouched(state, folded.touched));
  work.parked.push(...page.parked);
  if (last.position === blockEnd(last.position)) {
    const { versions, totals } = endBlock(state, last.position);
    work.versions.push(...versions);
    work.totals.push(...totals);
  }
  return { ...state, checkpoint: { ...state.checkpoint, next: last.position + 1 } };
}

/** Folds, and loads what is missing, until nothing is. */
async function foldKnowing(
  database: Queries,
  { checkpoint, knowledge }: FoldState,
  { evidence, folding }: { readonly evidence: readonly Evidence[]; readonly folding: Folding },
): Promise<FoldedPage> {
  await loadDependents(database, checkpoint, knowledge, evidence);
  const attempt = firstAttempt();
  for (;;) {
    const folded = foldPage(knowledge, evidence, folding.assemble, attempt);
    if (folded.kind === 'folded') return folded;
    await loadMissing(database, checkpoint, knowledge, folded);
  }
}
