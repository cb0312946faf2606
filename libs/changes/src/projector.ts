// SPDX-License-Identifier: Apache-2.0
import type { LedgerStore } from '#ledger';
import { type Database, type Log, type RoleStatus, sleep } from '#platform';
import { checkpoint, projectPage } from './postgres/project-page.js';

const IDLE_MS = 100;
const PAUSE_MS = 1_000;

/** The role `project`: reads every ledger into records, as soon as it grows, until it is stopped. */
export class Projector {
  private readonly stopping = new AbortController();
  private readonly lags = new Map<string, number>();
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly store: LedgerStore,
    private readonly ledgers: readonly string[],
    private readonly log: Log,
  ) {}

  async start(): Promise<void> {
    this.running = Promise.all(this.ledgers.map((ledger) => this.run(ledger)));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Ready while the records know all that the ledgers hold, or are about to. */
  status(): RoleStatus {
    const lag = [...this.lags.values()].reduce((sum, each) => sum + each, 0);
    const isKnown = this.lags.size === this.ledgers.length;
    return { role: 'project', ready: isKnown && lag <= READY_LAG, detail: { lag } };
  }

  private async run(ledger: string): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const read = await projectPage(this.database, this.store, ledger);
        this.lags.set(ledger, await this.lagOf(ledger));
        if (read === 0) await sleep(IDLE_MS, signal);
      } catch (error) {
        this.log.warn('cannot project, will try again', { ledger, pauseMs: PAUSE_MS, err: error });
        await sleep(PAUSE_MS, signal);
      }
    }
  }

  private async lagOf(ledger: string): Promise<number> {
    const { size } = await this.store.head(ledger);
    return size - (await checkpoint(this.database, ledger));
  }
}

/** positions that may be on their way while the service still counts as caught up */
const READY_LAG = 1_000;
