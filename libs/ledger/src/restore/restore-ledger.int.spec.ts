// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOf } from '#events';
import { SystemClock } from '#platform';
import { anEvent, createTestDatabase, type TestDatabase } from '#testing';
import type { NewEvent } from '../ledger-store.js';
import { PostgresLedgerStore } from '../postgres/postgres-ledger-store.js';
import { LedgerSeal } from '../seal/ledger-seal.js';
import { Sealing } from '../seal/testing/sealing.js';
import { restoreLedger, type Restoring } from './restore-ledger.js';
import type { Judge } from './write-archived.js';

let original: TestDatabase;
let other: TestDatabase;
let sealing: Sealing;
let store: PostgresLedgerStore;

beforeEach(async () => {
  [original, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  sealing = await Sealing.found(original.database);
  store = new PostgresLedgerStore(other.database, new SystemClock());
});
afterEach(async () => {
  await sealing.close();
  await Promise.all([original.drop(), other.drop()]);
});

/** judges as the events of the spec were judged when they were appended */
const judge: Judge = ({ claim }) => ({
  state: 2,
  reason: null,
  identity: claim && identityOf(claim),
});

async function restore(rest: Partial<Restoring> = {}) {
  return restoreLedger({
    ledger: sealing.ledger,
    database: other.database,
    store,
    archive: sealing.parts.archive,
    keys: await sealing.parts.keys.verifiers(sealing.ledger),
    judge,
    isSameContent: () => true,
    replacesTail: false,
    onProgress: () => undefined,
    ...rest,
  });
}

async function sealed(count: number): Promise<void> {
  await sealing.append(count);
  await sealing.seal.seal();
  await sealing.seal.catchUp();
}

/** every row of the ledger's tables, in the order of their keys */
async function contents({ database }: TestDatabase) {
  const rows = async (table: string, order: string) => [
    table,
    await database.query(`SELECT * FROM ${table} ORDER BY ${order}`),
  ];
  return Promise.all([
    rows('ledger_head', 'ledger'),
    rows('ledger_entry', 'position'),
    rows('ledger_payload', 'position'),
    rows('ledger_identity', 'position'),
    rows('ledger_tile', 'level, index'),
    rows('ledger_erasure', 'position'),
    rows('ledger_cursor', 'topic, partition'),
  ]);
}

let eventsMade = 0;
const by = (channel: NewEvent['channel']): NewEvent => ({
  ...anEvent(`late-${(eventsMade += 1)}`),
  channel,
});
const overHttp = () => by({ kind: 'http', route: 'POST /v1/events', principal: 'spec' });
const fromKafka = (offset: number) =>
  by({ kind: 'kafka', topic: 't', partition: 0, offset: String(offset), timestamp: '0' });

async function appendFromKafka(to: PostgresLedgerStore, first: number, count: number) {
  const { ledger } = sealing;
  const { next: from } = await to.cursor({ topic: 't', partition: 0 }, ledger);
  expect(from).toBe(BigInt(first));
  await to.append({
    ledger,
    entries: Array.from({ length: count }, (_, index) => fromKafka(first + index)),
    cursor: { topic: 't', partition: 0, from, to: from + BigInt(count) },
    isSameContent: () => true,
  });
}

describe('restoring a ledger from its archive', () => {
  it('rebuilds an empty database to the same rows, erasures and cursors included', async () => {
    await sealed(700);
    await appendFromKafka(sealing.store, 0, 30);
    const act = { positions: ['7', '299'], basis: 'GDPR Art. 17' };
    await sealing.appendAct({ kind: 'erasure', act, payload: null });
    await sealed(1_800);
    expect(await restore()).toEqual({ size: 2_531, taken: 2_531, replaced: 0, appendedAgain: 0 });
    expect(await contents(other)).toEqual(await contents(original));
  });

  it('takes what an old backup lacks, and the sealer goes on from there', async () => {
    await sealed(300);
    await restore();
    await sealed(1_000);
    expect(await restore()).toMatchObject({ size: 1_300, taken: 1_000 });
    expect(await contents(other)).toEqual(await contents(original));
    expect(await restore()).toMatchObject({ size: 1_300, taken: 0 });
    const seal = new LedgerSeal({ ...sealing.parts, database: other.database });
    await store.append({
      ledger: sealing.ledger,
      entries: [overHttp()],
      isSameContent: () => true,
    });
    expect(await seal.seal()).toBe(true);
    expect((await sealing.verify()).integrity.kind).toBe('OK');
  });

  it('never renumbers: what was appended to an old backup gives way, and comes again', async () => {
    await sealed(100);
    await appendFromKafka(sealing.store, 0, 20);
    await sealing.seal.seal();
    await restore();
    await appendFromKafka(sealing.store, 20, 40);
    await sealed(500);
    const late = overHttp();
    await appendFromKafka(store, 20, 10);
    await store.append({
      ledger: sealing.ledger,
      entries: [late],
      isSameContent: () => true,
    });
    await expect(restore()).rejects.toMatchObject({
      code: 'LEDGER_FORKED',
      message: expect.stringMatching(/131 entries.*first 120.*--replace-tail/),
    });
    expect(await restore({ replacesTail: true })).toEqual({
      size: 661,
      taken: 540,
      replaced: 11,
      appendedAgain: 1,
    });
    const entriesOf = async ({ database }: TestDatabase) =>
      database.query('SELECT position, entry FROM ledger_entry WHERE position < 660 ORDER BY 1');
    expect(await entriesOf(other)).toEqual(await entriesOf(original));
    const { next } = await store.cursor({ topic: 't', partition: 0 }, sealing.ledger);
    expect(next).toBe(60n);
    expect(await store.known(sealing.ledger, [late.identity!])).toEqual([true]);
    const refused = other.database.query('DELETE FROM ledger_entry');
    await expect(refused).rejects.toThrow('append-only');
    const seal = new LedgerSeal({ ...sealing.parts, database: other.database });
    expect(await seal.seal()).toBe(true);
  });

  it('numbers no read twice that was sealed, and lets go of what was sealed into a tail that gives way', async () => {
    const access = (from: number, to: number) =>
      ({
        kind: 'access',
        act: { from: `${from}`, to: `${to}`, root: 'r' },
        payload: null,
      }) as const;
    await sealed(10);
    await restore();
    // the second after a crash, over the same reads once more
    for (const act of [access(0, 5), access(0, 7)]) await sealing.appendAct(act);
    await sealed(10);
    const { ledger } = sealing;
    await store.append({ ledger, entries: [access(0, 2)], isSameContent: () => true });
    await other.database.query(
      `INSERT INTO sealed_reads (ledger, from_number, to_number, position) VALUES ($1, 0, 2, 10)`,
      [ledger],
    );
    await restore({ replacesTail: true });
    const rows = await other.database.query(
      `SELECT from_number AS "from", to_number AS "to", position FROM sealed_reads ORDER BY position`,
    );
    expect(rows).toEqual([
      { from: 0, to: 5, position: 10 },
      { from: 0, to: 7, position: 11 },
    ]);
    expect(await other.database.query('SELECT size FROM read_journal')).toEqual([{ size: 7 }]);
    await expect(other.database.query('DELETE FROM sealed_reads')).rejects.toThrow('append-only');
  });

  it('takes nothing from an archive that was tampered with, and names the position', async () => {
    await sealed(600);
    const path = join(sealing.archiveFolder, 'tile/entries/001');
    const bytes = await readFile(path);
    bytes[bytes.indexOf('spec')]! ^= 1;
    await writeFile(path, bytes);
    await expect(restore()).rejects.toMatchObject({
      code: 'ARCHIVE_INVALID',
      message: expect.stringContaining('TAMPERED at position 256'),
    });
    expect(await other.database.query('SELECT FROM ledger_head')).toEqual([]);
  });

  it('goes on where it was interrupted', async () => {
    await sealed(5_000);
    const interrupted = restore({
      onProgress: (position) => {
        if (position > 3_000) throw new Error('interrupted');
      },
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    expect(await restore()).toMatchObject({ size: 5_000, replaced: 0 });
    expect(await contents(other)).toEqual(await contents(original));
  });
});
