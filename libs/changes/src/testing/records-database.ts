// SPDX-License-Identifier: Apache-2.0
import { demoHistory } from '#demo';
import { PostgresLedgerStore } from '#ledger';
import { Database, type Session, SystemClock } from '#platform';
import { createTestDatabase } from '#testing';
import { recordsDigest } from '../postgres/records-digest.js';
import { appendEvents } from './append-events.js';

/** A database of one spec file, with ledgers to be projected. */
export interface RecordsDatabase {
  readonly database: Database;
  readonly url: string;
  readonly store: PostgresLedgerStore;
  /** Opens a ledger and appends events. */
  fill(ledger: string, events: readonly object[]): Promise<void>;
  digest(ledger: string): Promise<string>;
  drop(): Promise<void>;
}

export async function createRecordsDatabase(): Promise<RecordsDatabase> {
  const own = await createTestDatabase();
  const { database, url } = own;
  const store = new PostgresLedgerStore(database, new SystemClock());
  return {
    database,
    url,
    store,
    fill: async (ledger, events) => {
      await store.open(ledger, `example.org/${ledger}`);
      await appendEvents(store, ledger, events);
    },
    digest: async (ledger) => (await recordsDigest(database, ledger)).digest,
    drop: () => own.drop(),
  };
}

/** The first events of the demo. */
export function demoEvents(count: number): readonly object[] {
  return Array.from(demoHistory({ events: count }), ({ event }) => event);
}

/** A database whose transactions are watched, or broken, by a spec. */
export class WatchedDatabase extends Database {
  statements = 0;

  constructor(
    url: string,
    private readonly around: (commit: () => Promise<void>) => Promise<void> = (commit) => commit(),
  ) {
    super({ url, applicationName: 'spec', connections: 4 });
  }

  override query<R>(text: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    this.statements += 1;
    return super.query(text, values);
  }

  /** `around` decides what becomes of the commit: it may never come, or its answer may be lost. */
  override async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const held: { result?: T } = {};
    await this.around(async () => {
      held.result = await super.transaction((session) => work(this.counted(session)));
    });
    return held.result as T;
  }

  private counted(session: Session): Session {
    const count = (...statement: Parameters<Session['query']>): unknown => {
      this.statements += 1;
      return session.query(...statement);
    };
    return { query: count as Session['query'] };
  }
}
