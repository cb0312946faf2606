// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityOf } from '#events';
import { Database, SystemClock } from '#platform';
import { anEvent, createTestDatabase, type TestDatabase } from '#testing';
import { auditEntries } from './audit-entries.js';
import { PostgresLedgerStore } from './postgres-ledger-store.js';

/** A minute in a campaign. */
const SECONDS = Number(process.env['CAMPAIGN_ROUNDS'] ?? 1) > 1 ? 60 : 3;

const LEDGER = 'main';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** What a writer has done: how many records it handed in, and how many of them were new. */
interface Written {
  readonly handedIn: number;
  readonly fresh: number;
}

/**
 * Writes until the time is over, on connections of its own, two requests at once. Every third record
 * is one that the other writer writes, too.
 */
async function write(name: string, untilMs: number): Promise<Written> {
  const database = new Database({ url: test.url, applicationName: name, connections: 2 });
  const store = new PostgresLedgerStore(database, new SystemClock());
  const written = { handedIn: 0, fresh: 0 };
  let next = 0;
  const lane = async () => {
    while (Date.now() < untilMs) {
      const ids = Array.from({ length: 1 + (next % 400) }, () => {
        next += 1;
        return next % 3 === 0 ? `both-${next}` : `${name}-${next}`;
      });
      const entries = ids.map((id) => anEvent(id));
      const appended = await store.append({ ledger: LEDGER, entries, isSameContent: () => true });
      if (appended.kind !== 'appended') throw new Error(`not appended: ${appended.kind}`);
      written.handedIn += ids.length;
      written.fresh += appended.outcomes.filter(({ kind }) => kind === 'appended').length;
    }
  };
  try {
    await Promise.all([lane(), lane()]);
  } finally {
    await database.close();
  }
  return written;
}

describe('two writers on one ledger', { timeout: (3 * SECONDS + 60) * 1_000 }, () => {
  it('give positions without a gap, each record once, a tree that holds, and no deadlock', async () => {
    const store = new PostgresLedgerStore(test.database, new SystemClock());
    await store.open(LEDGER, 'example.org/main');
    const untilMs = Date.now() + SECONDS * 1_000;
    const [left, right] = await Promise.all([write('left', untilMs), write('right', untilMs)]);
    const { size } = await store.head(LEDGER);
    const [stored] = await test.database.query(
      `SELECT count(*) AS entries, min(position) AS first, max(position) AS last,
              (SELECT count(DISTINCT identity) FROM ledger_identity WHERE ledger = $1) AS identities
         FROM ledger_entry WHERE ledger = $1`,
      [LEDGER],
    );
    const [server] = await test.database.query(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    const problems = await auditEntries({
      database: test.database,
      ledger: LEDGER,
      signed: null,
      identityOf,
      onProgress: () => undefined,
    });
    expect({ fresh: left.fresh + right.fresh, stored, server, problems }).toEqual({
      fresh: size,
      stored: { entries: size, first: 0, last: size - 1, identities: size },
      server: { deadlocks: 0 },
      problems: [],
    });
    expect(left.handedIn + right.handedIn).toBeGreaterThan(size);
  });
});
