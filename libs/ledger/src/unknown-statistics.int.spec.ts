// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, SystemClock } from '#platform';
import { createTestDatabase, freezeStatistics, rowsRead, type TestDatabase } from '#testing';
import { PostgresLedgerStore } from './postgres/postgres-ledger-store.js';
import { QuarantineReader } from './postgres/quarantine-reader.js';
import { TreeReader } from './postgres/tree-reader.js';
import type { NewEvent } from './ledger-store.js';

const ENTRIES = 8_192;
const PAGE = 256;

let test: TestDatabase;

/** Every eighth is in quarantine; the others have a claim. */
function events(): readonly NewEvent[] {
  return Array.from({ length: ENTRIES }, (_, n) => {
    const isBad = n % 8 === 0;
    return {
      kind: 'event',
      channel: { kind: 'http', route: 'POST /v1/events', principal: 'spec' },
      claim: null,
      identity: isBad ? null : Buffer.from(n.toString(16).padStart(32, '0'), 'hex'),
      payload: { mediaType: 'text/plain', meta: Buffer.from('{}'), value: Buffer.from(`${n}`) },
      state: isBad ? 1 : 5,
      reason: isBad ? 'JSON_INVALID: spec' : null,
    };
  });
}

const isSameContent = (): boolean => true;
const openStore = (database: Database) => new PostgresLedgerStore(database, new SystemClock());

async function fill(ledger: string): Promise<void> {
  const store = openStore(test.database);
  await store.open(ledger, `example.org/${ledger}`);
  const entries = events();
  for (let at = 0; at < ENTRIES; at += 1_024) {
    await store.append({ ledger, entries: entries.slice(at, at + 1_024), isSameContent });
  }
}

beforeAll(async () => {
  test = await createTestDatabase();
  await fill('known');
  await freezeStatistics(test.database);
  await fill('unknown');
});
afterAll(() => test?.drop());

const ledger = 'unknown';
const whole = { ledger, from: 0, to: ENTRIES };
type Work = (database: Database) => Promise<{ readonly length: number } | null>;

/** A planner that takes a ledger for empty must not read all of it for each of its rows. */
describe('a ledger that the statistics do not know', () => {
  it.each<[string, number, Work]>([
    ['all of it', ENTRIES, (database) => openStore(database).read({ ...whole, limit: ENTRIES })],
    ['a page', PAGE, (database) => openStore(database).read({ ...whole, limit: PAGE })],
    ['a list', PAGE, (database) => openStore(database).list({ ...whole, limit: PAGE })],
    [
      'the quarantine',
      PAGE,
      (database) => new QuarantineReader(database).list({ ...whole, limit: PAGE }, null),
    ],
    [
      'the payloads of a bundle',
      PAGE,
      (database) =>
        new TreeReader(database).file(ledger, { kind: 'payload', index: 7, width: PAGE }),
    ],
    [
      'a request that came already',
      1_024,
      async (database) => {
        const entries = events().slice(0, 1_024);
        return (await openStore(database).append({ ledger, entries, isSameContent })) as never;
      },
    ],
  ])('is read row by row: %s', async (_, rows, work) => {
    const read = await rowsRead(test, async (database) => {
      const found = await work(database);
      expect(found).not.toBeNull();
    });
    expect(read['ledger_payload']).toBeGreaterThan(0);
    for (const table of ['ledger_entry', 'ledger_payload', 'ledger_identity']) {
      expect(read[table] ?? 0).toBeLessThanOrEqual(4 * rows);
    }
  });
});
