// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SystemClock } from '#platform';
import { createTestDatabase, ExplainingDatabase, type TestDatabase } from '#testing';
import { EntriesFrom, EntriesFromHandler } from '../entries-page.js';
import { PostgresLedgerStore } from '../postgres/postgres-ledger-store.js';
import { QuarantineReader } from '../postgres/quarantine-reader.js';
import { QuarantinedEntries, QuarantinedEntriesHandler } from './quarantined-entries.js';

const ENTRIES = 120_000;
const LIMIT = 100;

/** Entries as many as after weeks, set-wise, with payloads; every hundredth is in quarantine. */
const FILL = [
  `INSERT INTO ledger_entry (ledger, position, recorded_at, state, reason, entry)
   SELECT 'main', n, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute',
          CASE WHEN n % 100 = 0 THEN 1 ELSE 5 END,
          CASE WHEN n % 100 = 0 THEN 'CODE_' || n % 3 || ': words' END,
          convert_to(repeat(md5(n::text), 12), 'UTF8')
     FROM generate_series(0, ${ENTRIES - 1}) n`,
  `INSERT INTO ledger_payload (ledger, position, salt, meta, value)
   SELECT ledger, position, '', '', entry FROM ledger_entry`,
  `UPDATE ledger_head SET size = ${ENTRIES}`,
  'VACUUM ANALYZE ledger_entry, ledger_payload',
];

let test: TestDatabase;
let database: ExplainingDatabase;
let store: PostgresLedgerStore;

beforeAll(async () => {
  test = await createTestDatabase();
  await new PostgresLedgerStore(test.database, new SystemClock()).open('main', 'example.org/main');
  for (const statement of FILL) await test.database.query(statement);
  database = new ExplainingDatabase(test.url);
  store = new PostgresLedgerStore(database, new SystemClock());
});
beforeEach(() => void database.explained.splice(0));
afterAll(async () => {
  await database?.close();
  await test?.drop();
});

/** The nodes of what was asked of big tables; whole tables and sorts are none of them. */
function expectIndexes(): void {
  const own = database.explained.filter(({ text }) => text.includes('FROM ledger_entry'));
  expect(own).not.toEqual([]);
  const pages = own.filter(({ text }) => text.includes('LIMIT'));
  expect(pages).not.toEqual([]);
  const whole = own
    .flatMap(({ nodes }) => nodes)
    .filter((node) => {
      const table = node['Relation Name'] ?? '';
      return node['Node Type'] === 'Seq Scan' && /^ledger_(entry|payload)$/.test(table);
    });
  expect(whole).toEqual([]);
  const nodes = pages.flatMap((page) => page.nodes);
  expect(nodes.filter((node) => node['Node Type'].includes('Sort'))).toEqual([]);
}

describe(`a page of ${ENTRIES} entries is read in the order of an index`, () => {
  it.each([
    [0, null],
    [60_000, null],
    [60_000, 90_000],
  ])('from %s as of %s', async (from, asOf) => {
    const handler = new EntriesFromHandler(store);
    const page = await handler.execute(new EntriesFrom('main', { from, limit: LIMIT, asOf }));
    expect(page.items).toHaveLength(LIMIT);
    expectIndexes();
  });

  it.each([
    [0, null, null],
    [60_000, 'CODE_1', 110_000],
  ])('of the quarantine, from %s for %s as of %s', async (from, reason, asOf) => {
    const handler = new QuarantinedEntriesHandler(store, new QuarantineReader(database));
    const request = { from, limit: LIMIT, asOf, reason };
    const page = await handler.execute(new QuarantinedEntries('main', request));
    expect(page.items).toHaveLength(LIMIT);
    expectIndexes();
  });
});
