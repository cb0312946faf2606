// SPDX-License-Identifier: Apache-2.0
import { appendSome, demoEntries } from '#bench';
import { Projector, rebuildRecords, recordsKnow } from '#changes';
import { type NewEvent, PostgresLedgerStore } from '#ledger';
import { assembleItem } from '../src/domain/item/assemble-item.js';
import { FOLDING, type Folding } from '../src/projection/fold-entries.js';
import { type Database, FixedClock, Log, Metrics, sleep, SystemClock } from '#platform';

const LEDGER = 'bench';
const CHUNK = 500;

const GROUP_BY = `
  CREATE TABLE bench_group AS
  SELECT coalesce(event #>> '{data,context,chainId}', event ->> 'subject', '') AS chain,
         count(*) AS events, min(event ->> 'time') AS first, max(event ->> 'time') AS last,
         jsonb_agg(event -> 'data' ORDER BY position) AS facts
    FROM (SELECT position, convert_from(value, 'UTF8')::jsonb AS event FROM ledger_payload) e
   GROUP BY 1`;

/** A ledger with a demo history, and what is done with it at speed. */
export class BenchLedger {
  private constructor(
    private readonly database: Database,
    private readonly store: PostgresLedgerStore,
    private readonly later: readonly NewEvent[],
  ) {}

  /** `later` events more are kept back for `visibleAfterMs`. */
  static async filled(database: Database, events: number, later: number): Promise<BenchLedger> {
    const clock = new FixedClock(0);
    const entries = demoEntries({ events: events + later }, clock);
    const store = new PostgresLedgerStore(database, clock);
    await store.open(LEDGER, 'example.org/bench');
    await appendSome(store, LEDGER, { from: entries, count: events });
    await database.query('VACUUM ANALYZE');
    return new BenchLedger(database, store, [...entries]);
  }

  async groupBy(): Promise<void> {
    await this.database.query('DROP TABLE IF EXISTS bench_group');
    await this.database.query(GROUP_BY);
  }

  async forgetRecords(): Promise<void> {
    await this.database.query(`TRUNCATE ${(await this.tables()).join(', ')}`);
  }

  /** Bytes of everything that the records consist of, indexes included. */
  async recordBytes(): Promise<number> {
    const [row] = await this.database.query<{ bytes: string }>(
      'SELECT sum(pg_total_relation_size(name::regclass)) AS bytes FROM unnest($1::text[]) AS name',
      [await this.tables()],
    );
    return Number(row?.bytes);
  }

  private async tables(): Promise<readonly string[]> {
    const rows = await this.database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name = 'generation'`,
    );
    return rows.map(({ name }) => name);
  }

  /** As the role `project` does, until the records know all. */
  async project(): Promise<void> {
    const projector = this.projector();
    await projector.start();
    await this.known((await this.store.head(LEDGER)).size);
    await projector.stop();
  }

  async rebuild(): Promise<void> {
    await rebuildRecords(LEDGER, { database: this.database, store: this.store });
  }

  /** A rebuild in which no record is assembled but items. */
  async rebuildItems(): Promise<void> {
    const folding: Folding = {
      ...FOLDING,
      assemble: (reading, anchor) => (anchor[0] === 'item' ? assembleItem(reading, anchor) : null),
    };
    await rebuildRecords(LEDGER, { database: this.database, store: this.store, folding });
  }

  /**
   * Milliseconds from before its append until the records know it, of each chunk of later events, by
   * a projector that has run since the ledger began.
   */
  async visibleAfterMs(perSecond: number): Promise<readonly number[]> {
    await this.forgetRecords();
    const projector = this.projector();
    await projector.start();
    await this.known((await this.store.head(LEDGER)).size);
    const pending: Promise<number>[] = [];
    const later = this.later.values();
    const started = performance.now();
    for (let at = 0; at < this.later.length; at += CHUNK) {
      await sleep(Math.max(0, started + (at / perSecond) * 1_000 - performance.now()));
      const appended = performance.now();
      await this.append(later);
      const { size } = await this.store.head(LEDGER);
      pending.push(this.known(size).then(() => performance.now() - appended));
    }
    const visible = await Promise.all(pending);
    await projector.stop();
    return visible;
  }

  private async known(size: number): Promise<void> {
    while ((await recordsKnow(this.database, LEDGER)) < size) await sleep(10);
  }

  private projector(): Projector {
    const { database, store } = this;
    const log = new Log('bench', 'warn');
    const clock = new SystemClock();
    const metrics = new Metrics('bench');
    return new Projector({ database, store, ledgers: [LEDGER], log, clock, metrics });
  }

  private append(later: Iterator<NewEvent>): Promise<void> {
    return appendSome(this.store, LEDGER, { from: later, count: CHUNK });
  }
}
