// SPDX-License-Identifier: Apache-2.0
import { appendSome, demoEntries } from '#bench';
import { Projector, recordsKnow } from '#changes';
import { type NewEvent, PostgresLedgerStore } from '#ledger';
import { type Database, FixedClock, Log, Metrics, sleep, SystemClock } from '#platform';

export const LEDGER = 'bench';

/** A ledger with the demo history and its records, grown by the very code that a service runs. */
export class GrownLedger {
  private readonly clock = new FixedClock(0);
  private readonly store: PostgresLedgerStore;
  private readonly entries: Generator<NewEvent>;

  constructor(
    private readonly database: Database,
    most: number,
  ) {
    this.store = new PostgresLedgerStore(database, this.clock);
    this.entries = demoEntries({ events: most }, this.clock);
  }

  /** Appends until there are so many entries, projects them, and lets the newest be proven. */
  async growTo(size: number): Promise<void> {
    const head = await this.store.open(LEDGER, `example.org/${LEDGER}`).then(() => this.head());
    await appendSome(this.store, LEDGER, { from: this.entries, count: size - head });
    await this.project(size);
    await this.database.query(
      `INSERT INTO ledger_checkpoint (ledger, size, note, sealed_at) VALUES ($1, $2, 'none', now())`,
      [LEDGER, size],
    );
    await this.database.query('VACUUM ANALYZE');
    await this.database.query('CHECKPOINT');
  }

  private async head(): Promise<number> {
    return (await this.store.head(LEDGER)).size;
  }

  private async project(size: number): Promise<void> {
    const { database, store } = this;
    const clock = new SystemClock();
    const log = new Log('bench', 'warn');
    const metrics = new Metrics('bench');
    const projector = new Projector({ database, store, ledgers: [LEDGER], log, clock, metrics });
    await projector.start();
    while ((await recordsKnow(database, LEDGER)) < size) await sleep(50);
    await projector.stop();
  }
}
