// SPDX-License-Identifier: Apache-2.0
import { type FoldState, isHeavy, lighter } from './fold-state.js';
import { foldNext, type Projecting, type Step, writeStep } from './project-page.js';
import { ReadAhead } from './read-ahead.js';

/**
 * Folds a step while the one before is being written: what is on its way to the database is still in
 * memory, so nothing is missed. As soon as a write fails, all that was folded is worth nothing.
 */
export class Pipeline {
  private writing: Promise<boolean> = Promise.resolve(true);
  readonly reading: ReadAhead;

  constructor(
    private readonly projecting: Projecting,
    private state: FoldState,
    /** so many blocks a step at most */
    readonly blocks: number,
  ) {
    this.reading = new ReadAhead(projecting.store);
  }

  /** One step on; null: somebody else has moved the checkpoint. Throws what broke it. */
  async step(): Promise<Step | null> {
    const step = await foldNext(this.projecting, this.state, this);
    if (!(await this.writing)) return null;
    this.writing = writeStep(this.projecting, step);
    // it is asked for its result at the next step, which may be late for the runtime's liking
    this.writing.catch(() => undefined);
    this.state = step.state;
    // what is on its way must not be forgotten
    const isMine = !isHeavy(this.state, this.limit) || (await this.settle());
    return isMine ? step : null;
  }

  /** Waits until everything is written. False: somebody else has moved the checkpoint. */
  async settle(): Promise<boolean> {
    const isMine = await this.writing;
    if (isHeavy(this.state, this.limit)) this.state = lighter(this.state);
    return isMine;
  }

  private get limit(): number {
    return this.projecting.knownLimit ?? KNOWN_LIMIT;
  }

  /** Where it stands; to be asked when everything is written. */
  get checkpoint() {
    return this.state.checkpoint;
  }
}

const KNOWN_LIMIT = 200_000;

/** So many blocks are folded into one transaction, where so many are waiting. */
export const BLOCKS = 32;
