// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Log, sleep } from '#platform';
import { sealReads, type SealingReads } from './seal-reads.js';

/** What the sealing of reads runs by. */
export interface ReadSealerOptions extends SealingReads {
  readonly ledgers: readonly string[];
  /** for how long a read may wait to be sealed */
  readonly everyMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

const LOOK_MS = 60_000;

/** Seals the journal of reads into each ledger, at most once in a time, until it is stopped. */
export class ReadSealer {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: ReadSealerOptions) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const { everyMs, ledgers } = this.options;
    while (!signal.aborted) {
      await sleep(Math.min(everyMs, LOOK_MS), signal);
      for (const ledger of ledgers) if (!signal.aborted) await this.turn(ledger);
    }
  }

  private async turn(ledger: string): Promise<void> {
    const { clock, everyMs, log } = this.options;
    try {
      await sealReads(this.options, ledger, new Date(clock.nowMs() - everyMs));
    } catch (error) {
      log.warn('cannot seal the journal of reads, will try again', { ledger, err: error });
    }
  }
}
