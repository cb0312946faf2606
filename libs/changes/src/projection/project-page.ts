// SPDX-License-Identifier: Apache-2.0
import type { LedgerStore } from '#ledger';
import { type Database, failpoint } from '#platform';
import type { Checkpoint } from '../postgres/checkpoints.js';
import { FOLDING, foldEntries, type Folding } from './fold-entries.js';
import { changedTotals, type FoldState } from './fold-state.js';
import { newWork, type PageWork } from './page-work.js';
import type { ReadAhead } from './read-ahead.js';
import { writeWork } from './write-work.js';

/** Where projections read from and write to. */
export interface Projecting {
  readonly database: Database;
  readonly store: Pick<LedgerStore, 'head' | 'read'>;
  readonly folding?: Folding;
  /** about how many keys and records are kept in memory */
  readonly knownLimit?: number;
}

/** What pages were folded into, until it is written. */
export interface Step {
  /** where it goes on */
  readonly state: FoldState;
  /** from where it was folded: only from there it may be written */
  readonly from: Checkpoint;
  readonly work: PageWork;
  readonly entries: number;
  /** of the ledger when the step began */
  readonly size: number;
}

/** Reads on from a state, over so many blocks at most, and folds what was read. */
export async function foldNext(
  { database, store, folding = FOLDING }: Projecting,
  state: FoldState,
  { reading, blocks }: { readonly reading: ReadAhead; readonly blocks: number },
): Promise<Step> {
  const { ledger } = state.checkpoint;
  const { size } = await store.head(ledger);
  const work = newWork();
  let after = state;
  for (let block = 0; block < blocks && after.checkpoint.next < size; block += 1) {
    const entries = await reading.block(after.checkpoint, size);
    await failpoint('project.after_read');
    after = await foldEntries(database, after, { entries, work, folding });
  }
  // now, for the next step goes on with the same state while this one is written
  work.totals.push(...changedTotals(after, after.checkpoint.next - 1));
  await failpoint('project.after_fold');
  const entries = after.checkpoint.next - state.checkpoint.next;
  return { state: after, from: state.checkpoint, work, entries, size };
}

/**
 * Writes a step and moves the checkpoint, in one transaction. False: somebody else has moved it; the
 * state is worth nothing any more, as it is when this throws.
 */
export async function writeStep(
  { database }: Projecting,
  { from, work, entries }: Step,
): Promise<boolean> {
  if (entries === 0) return true;
  const to = from.next + entries;
  const isMine = await database.transaction((session) => writeWork(session, from, { work, to }));
  await failpoint('project.after_commit');
  return isMine;
}
