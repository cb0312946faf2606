// SPDX-License-Identifier: Apache-2.0
import { failpoint } from '#platform';
import { ChangesError } from '../changes-error.js';
import { type Checkpoint, serve } from '../postgres/checkpoints.js';
import { openFold } from './fold-state.js';
import { BLOCKS, Pipeline } from './pipeline.js';
import type { Projecting } from './project-page.js';

/** How far a rebuild is; positions, both counted from 0. */
export interface RebuildProgress {
  readonly ledger: string;
  readonly next: number;
  readonly size: number;
}

export interface RebuildOptions extends Projecting {
  readonly onProgress?: (progress: RebuildProgress) => void;
  readonly signal?: AbortSignal;
}

/** Builds a generation that knows the ledger up to `size`, and does not let it serve. */
export async function assembleUntil(
  checkpoint: Checkpoint,
  size: number,
  options: RebuildOptions,
): Promise<Checkpoint> {
  const { database, store, onProgress, signal } = options;
  const { ledger } = checkpoint;
  const earlier: RebuildOptions['store'] = {
    head: async () => ({ ...(await store.head(ledger)), size }),
    read: (range) => store.read(range),
  };
  const projecting = { ...options, store: earlier };
  const pipeline = new Pipeline(projecting, await openFold(database, checkpoint), BLOCKS);
  for (let next = 0; next < size;) {
    const step = await pipeline.step();
    if (step === null) throw lost(ledger);
    next = step.state.checkpoint.next;
    onProgress?.({ ledger, next, size });
    signal?.throwIfAborted();
  }
  if (!(await pipeline.settle())) throw lost(ledger);
  return pipeline.checkpoint;
}

/** Builds a generation until it knows as much as the one that serves, and lets it serve. */
export async function rebuild(
  checkpoint: Checkpoint,
  options: RebuildOptions,
): Promise<Checkpoint> {
  const { database, onProgress, signal } = options;
  const { ledger } = checkpoint;
  const pipeline = new Pipeline(options, await openFold(database, checkpoint), BLOCKS);
  for (;;) {
    const step = await pipeline.step();
    if (step === null) break;
    const { next } = step.state.checkpoint;
    onProgress?.({ ledger, next, size: step.size });
    signal?.throwIfAborted();
    if (next < step.size) continue;
    if (!(await pipeline.settle())) break;
    if (await letServe(database, pipeline.checkpoint)) {
      return { ...pipeline.checkpoint, isServing: true };
    }
  }
  throw lost(ledger);
}

async function letServe(database: RebuildOptions['database'], made: Checkpoint): Promise<boolean> {
  await failpoint('rebuild.before_switch');
  const isServing = await database.transaction(async (session) => {
    const serves = await serve(session, made);
    await failpoint('rebuild.before_switch_commit');
    return serves;
  });
  await failpoint('rebuild.after_switch');
  return isServing;
}

function lost(ledger: string): ChangesError {
  return new ChangesError('REBUILD_LOST', `the new records of '${ledger}' are gone`);
}
