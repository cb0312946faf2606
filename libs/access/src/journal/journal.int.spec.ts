// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeEntry, PostgresLedgerStore } from '#ledger';
import { Database, FixedClock } from '#platform';
import { aRead, createTestDatabase, type TestDatabase } from '#testing';
import { auditReads } from './audit-reads.js';
import { hashOfRead, type Read } from './read.js';
import { ReadJournal } from './read-journal.js';
import { readsPage, type ReadsRequest } from './reads-page.js';
import { sealReads } from './seal-reads.js';

const LATER = new Date('2026-11-01T01:00:00Z');

let test: TestDatabase;
let store: PostgresLedgerStore;
let journal: ReadJournal;

beforeEach(async () => {
  test = await createTestDatabase();
  store = new PostgresLedgerStore(test.database, new FixedClock(LATER.getTime()));
  journal = new ReadJournal(test.database);
  await store.open('main', 'example.org/main');
});
afterEach(() => test.drop());

const many = (count: number, over: Partial<Read> = {}) =>
  Array.from({ length: count }, () => aRead(over));
const seal = () => sealReads({ database: test.database, store }, 'main', LATER);
const audit = () => auditReads(test.database, 'main');
const page = (over: Partial<ReadsRequest> = {}) => {
  const filter = { principal: null, operation: null, action: null, from: null, to: null };
  const place = { ledger: 'main', after: -1, below: null, total: null, limit: 1_000 };
  return readsPage(test.database, { ...place, ...filter, ...over });
};

/** as a superuser who disables what forbids it */
async function attack(statement: string): Promise<void> {
  await test.database.query(`ALTER TABLE journalled_read DISABLE TRIGGER USER`);
  await test.database.query(statement);
}

describe('the journal of reads', () => {
  it('numbers what two processes write at once from 0, without a gap, and keeps each as it was', async () => {
    const reads = many(300).map((read, at) => (at % 3 === 0 ? { ...read, digest: null } : read));
    const other = new ReadJournal(test.database);
    await Promise.all(reads.map((read, at) => (at % 2 === 0 ? journal : other).add(read)));
    const { items, total } = await page();
    expect([total, items.map(({ number }) => number)]).toEqual([300, reads.map((_, at) => at)]);
    const kept = new Map(
      items.map(({ number: _n, sealedBy: _s, ...read }) => [read.requestId, read]),
    );
    expect(reads.map(({ requestId }) => kept.get(requestId))).toEqual(reads);
  });

  it('refuses a read that it cannot write, and writes again when it can', async () => {
    await test.database.query('ALTER TABLE journalled_read RENAME TO hidden');
    await expect(journal.add(aRead())).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE' });
    await test.database.query('ALTER TABLE hidden RENAME TO journalled_read');
    await journal.add(aRead());
    expect((await page()).items.map(({ number }) => number)).toEqual([0]);
  });

  it('holds no more than it can write: what is beyond is refused at once', async () => {
    const reads = many(10_600).map((read) => journal.add(read));
    const settled = await Promise.allSettled(reads);
    const refused = settled.filter(({ status }) => status === 'rejected');
    // one is being written, 10,000 wait
    expect(refused.length).toBe(599);
    expect((await page({ limit: 1 })).total).toBe(settled.length - refused.length);
  });

  it('is append-only: for the service by its rights, for a superuser by triggers', async () => {
    await journal.add(aRead());
    for (const act of ['UPDATE journalled_read SET rows = 1', 'DELETE FROM journalled_read']) {
      const asService = test.database.transaction(async (session) => {
        await session.query('SET LOCAL ROLE ledger_app');
        await session.query(act.replace('rows', 'row_count'));
      });
      await expect(asService).rejects.toMatchObject({ code: '42501' });
      await expect(test.database.query(act.replace('rows', 'row_count'))).rejects.toMatchObject({
        code: '23001',
      });
    }
    await expect(test.database.query('TRUNCATE sealed_reads')).rejects.toMatchObject({
      code: '23001',
    });
  });

  it('is written and sealed with the rights of the service alone', async () => {
    await test.database.query(
      `CREATE ROLE "svc_${process.pid}" LOGIN PASSWORD 'x' IN ROLE ledger_app`,
    );
    const url = new URL(test.url);
    [url.username, url.password] = [`svc_${process.pid}`, 'x'];
    const database = new Database({ url: url.href, applicationName: 'spec', connections: 3 });
    await new ReadJournal(database).add(aRead());
    const own = new PostgresLedgerStore(database, new FixedClock(LATER.getTime()));
    expect(await sealReads({ database, store: own }, 'main', LATER)).toBe(0);
    await database.close();
    await test.database.query(`DROP ROLE "svc_${process.pid}"`);
  });

  it('shows pages by number, bounded by the first, narrowed by who, what and when', async () => {
    const early = { readAt: new Date('2026-10-01T00:00:00Z'), principal: 'oidc:ann' };
    for (const read of [...many(2, early), ...many(3, { action: 'export_began' })]) {
      await journal.add(read);
    }
    const first = await page({ limit: 2 });
    await journal.add(aRead());
    const rest = await page({ after: 1, below: first.below, total: first.total });
    expect([first.items, rest.items].map((items) => items.map(({ number }) => number))).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
    const totals = [
      await page({ principal: ['oidc:ann'] }),
      await page({ action: ['export_began'] }),
      await page({ operation: ['GET /v1/entries'] }),
      await page({ to: new Date('2026-10-02T00:00:00Z') }),
      await page({ from: new Date('2026-10-02T00:00:00Z') }),
    ].map(({ total }) => total);
    expect(totals).toEqual([2, 3, 0, 2, 4]);
  });
});

describe('sealing the journal', () => {
  it('appends one entry for all that is due, once, and says at each read which', async () => {
    expect(await seal()).toBe(null);
    for (const read of many(5)) await journal.add(read);
    expect(await sealReads({ database: test.database, store }, 'main', new Date(0))).toBe(null);
    expect([await seal(), await seal()]).toEqual([0, null]);
    for (const read of many(2)) await journal.add(read);
    expect(await seal()).toBe(1);
    const { items } = await page();
    expect(items.map(({ sealedBy }) => sealedBy)).toEqual([0, 0, 0, 0, 0, 1, 1]);
    const [entry] = await store.read({ ledger: 'main', from: 1, to: 2, limit: 1 });
    expect(decodeEntry(entry?.entry ?? Buffer.of())).toMatchObject({
      kind: 'access',
      act: { from: '5', to: '7', root: expect.stringMatching(/^[\w+/]{43}=$/) },
    });
    expect(await audit()).toEqual([]);
  });

  it('is done by one of many processes', async () => {
    await journal.add(aRead());
    const positions = await Promise.all([seal(), seal(), seal(), seal()]);
    expect(positions.filter((position) => position !== null)).toEqual([0]);
  });

  it('is repeated after a crash between entry and note, which contradicts nothing', async () => {
    await journal.add(aRead());
    await seal();
    await test.database.query(
      'ALTER TABLE sealed_reads DISABLE TRIGGER USER; DELETE FROM sealed_reads',
    );
    await journal.add(aRead());
    expect(await seal()).toBe(1);
    expect(await audit()).toEqual([]);
  });

  it('is refused where a read is lacking', async () => {
    for (const read of many(3)) await journal.add(read);
    await attack('DELETE FROM journalled_read WHERE number = 1');
    await expect(seal()).rejects.toMatchObject({ code: 'JOURNAL_INCOMPLETE' });
    expect(await audit()).toEqual(['read 1 is missing']);
  });
});

describe('the audit of the journal', () => {
  beforeEach(async () => {
    await Promise.all(many(8).map((read) => journal.add(read)));
    await seal();
    await Promise.all(many(4).map((read) => journal.add(read)));
  });

  it.each([
    [
      'a read altered',
      `UPDATE journalled_read SET principal = 'x' WHERE number = 5`,
      ['read 5 was altered'],
    ],
    [
      'a time altered',
      `UPDATE journalled_read SET read_at = now() WHERE number = 2`,
      ['read 2 was altered'],
    ],
    [
      'reads taken away',
      'DELETE FROM journalled_read WHERE number IN (3, 4)',
      ['read 3 is missing', 'read 4 is missing'],
    ],
    [
      'one not yet sealed altered',
      'UPDATE journalled_read SET status = 404 WHERE number = 9',
      ['read 9 was altered'],
    ],
    [
      'the newest taken away',
      'DELETE FROM journalled_read WHERE number > 9',
      ['read 10 is missing', 'read 11 is missing'],
    ],
    [
      'all of it taken away, head and notes too',
      `DELETE FROM journalled_read; DELETE FROM read_journal;
       ALTER TABLE sealed_reads DISABLE TRIGGER USER; DELETE FROM sealed_reads`,
      Array.from({ length: 8 }, (_, number) => `read ${number} is missing`),
    ],
  ])('names %s', async (_, statement, expected) => {
    await attack(statement);
    expect(await audit()).toEqual(expected);
  });

  it('tells of a read that was altered and hashed again, by what the ledger says of its batch', async () => {
    const [read] = (await page()).items.slice(5);
    const {
      number,
      sealedBy: _,
      ...kept
    } = read ?? Object.assign(aRead(), { number: 0, sealedBy: 0 });
    const forged = Buffer.from(hashOfRead({ ...kept, principal: 'oidc:someone' })).toString('hex');
    await attack(
      `UPDATE journalled_read SET principal = 'oidc:someone', hash = '\\x${forged}' WHERE number = ${number}`,
    );
    expect(await audit()).toEqual(['reads 0 to 7 are not those that entry 0 seals']);
  });
});
