// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReadJournal, sealReads } from '#access';
import { rebuildRecords } from '#changes';
import {
  CheckpointStore,
  FolderArchive,
  KeyRing,
  LedgerSeal,
  PostgresLedgerStore,
  SealMemory,
} from '#ledger';
import { SystemClock } from '#platform';
import { anEvent, aRead, createTestDatabase, type TestDatabase } from '#testing';
import type { Deployment } from '../deployment.js';
import { progressBar } from '../progress-bar.js';
import { examine } from './examine.js';

// What a superuser may do to a database, and what the doctor says of it.

let test: TestDatabase;
let deployment: Deployment;
let folder: string;

beforeEach(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'change-ledger-doctor-'));
  const archives = join(folder, 'archive');
  deployment = { databaseUrl: test.url, sealFolder: folder, archives, ledgers: ['main'] };
  const { database } = test;
  const clock = new SystemClock();
  const store = new PostgresLedgerStore(database, clock);
  await store.open('main', 'example.org/main');
  const entries = Array.from({ length: 700 }, (_, at) => anEvent(`e${at}`));
  await store.append({ ledger: 'main', entries, isSameContent: () => true });
  const keys = new KeyRing(folder);
  await keys.add('main', keys.create('example.org/main'));
  const seal = new LedgerSeal({
    ledger: 'main',
    database,
    checkpoints: new CheckpointStore(database),
    archive: new FolderArchive(join(archives, 'main')),
    keys,
    memory: new SealMemory(folder),
    clock,
    announce: null,
    witnesses: null,
    isStrict: false,
  });
  await seal.seal();
  await rebuildRecords('main', { database, store });
});
afterEach(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

async function brokenChecks(isDeep = true): Promise<readonly string[]> {
  const findings = await examine(test.database, deployment, { isDeep, bar: progressBar('') });
  return findings
    .filter(({ verdict }) => verdict !== 'ok')
    .map(({ check, words }) => `${check}: ${words}`);
}

/** as a superuser; triggers are on again afterwards, as a careful one would leave them */
async function attack(...statements: readonly string[]): Promise<void> {
  await test.database.transaction(async (session) => {
    await session.query('SET LOCAL session_replication_role = replica');
    const tables = ['ledger_entry', 'ledger_payload', 'ledger_identity', 'ledger_tile'];
    for (const table of tables) await session.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const statement of statements) await session.query(statement);
    for (const table of tables) {
      await session.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only`);
    }
    await session.query('ALTER TABLE ledger_payload ENABLE ALWAYS TRIGGER ledger_payload_erasure');
  });
}

describe('the doctor', () => {
  it('finds nothing wrong with a ledger that nobody touched, and leaves nothing behind', async () => {
    expect(await brokenChecks()).toEqual([]);
    expect(await test.database.query(`SELECT FROM pg_extension WHERE extname = 'amcheck'`)).toEqual(
      [],
    );
  });

  it.each([
    [
      'an entry edited',
      `UPDATE ledger_entry SET entry = set_byte(entry, 40, 88) WHERE position = 300`,
      'entries of main: position 256: tile 1 of level 0 is not that of the entries',
    ],
    [
      'an entry deleted',
      `DELETE FROM ledger_entry WHERE position = 300`,
      'entries of main: position 300: the entry is missing',
    ],
    [
      'a payload edited',
      `UPDATE ledger_payload SET value = 'x' WHERE position = 17`,
      'entries of main: position 17: the payload is not the one that the entry commits to',
    ],
    [
      'a tile edited',
      `UPDATE ledger_tile SET root = set_byte(root, 0, get_byte(root, 0) # 1) WHERE index = 1`,
      'entries of main: position 256: tile 1 of level 0 is not that of the entries',
    ],
    [
      'an identity taken away, so that the same event could be entered again',
      `DELETE FROM ledger_identity WHERE position = 5`,
      'entries of main: position 5: the identity is not that of the claim',
    ],
    [
      'the head moved back',
      `UPDATE ledger_head SET size = 600`,
      'seal of main: 700 entries were signed, the database holds 600: see docs/runbooks/seal-refuses.md',
    ],
    [
      'an index replaced by one that leaves rows out',
      `ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_pkey CASCADE;
       CREATE UNIQUE INDEX ledger_entry_pkey ON ledger_entry (ledger, position) WHERE position <> 9`,
      'keys: ledger_entry_pkey: missing, invalid or altered',
    ],
  ])('sees %s', async (_attack, statement, expected) => {
    await attack(statement);
    expect(await brokenChecks()).toContain(expected);
  });

  it('sees reads altered and taken away that the ledger has sealed', async () => {
    const { database } = test;
    const journal = new ReadJournal(database);
    for (let at = 0; at < 4; at += 1) await journal.add(aRead());
    const store = new PostgresLedgerStore(database, new SystemClock());
    await sealReads({ database, store }, 'main', new Date());
    await database.query(
      `ALTER TABLE journalled_read DISABLE TRIGGER journalled_read_append_only;
       UPDATE journalled_read SET principal = 'nobody' WHERE number = 1;
       DELETE FROM journalled_read WHERE number = 3;
       ALTER TABLE journalled_read ENABLE ALWAYS TRIGGER journalled_read_append_only`,
    );
    expect((await brokenChecks()).filter((words) => words.startsWith('reads'))).toEqual([
      'reads of main: read 3 is missing',
      'reads of main: read 1 was altered',
    ]);
  });

  it('names what is parked, and says what to do', async () => {
    await test.database.query(
      `INSERT INTO parked_record (ledger, generation, anchor, position, reason)
       SELECT ledger, generation, '["change","request","CR-1"]', 7, 'RangeError: poison'
         FROM projection_checkpoint WHERE is_serving`,
    );
    expect(await brokenChecks(false)).toEqual([
      `parked records of main: 1 left as they were, first: ["change","request","CR-1"] at 7: ` +
        `RangeError: poison. Report the reason, and run 'change-ledger rebuild main' with a version ` +
        `of the service that mends it`,
    ]);
    const { database } = test;
    await rebuildRecords('main', {
      database,
      store: new PostgresLedgerStore(database, new SystemClock()),
    });
    expect(await brokenChecks(false)).toEqual([]);
  });

  it('sees triggers disabled, rights given, and a table replaced by a view', async () => {
    await test.database.query(
      `ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only;
       GRANT DELETE ON ledger_tile TO ledger_app;
       ALTER TABLE ledger_identity RENAME TO hidden;
       CREATE VIEW ledger_identity AS SELECT * FROM hidden WHERE position <> 4`,
    );
    expect(await brokenChecks(false)).toEqual([
      expect.stringContaining('ledger_entry.ledger_entry_append_only'),
      'grants: ledger_app may DELETE ledger_tile: revoke it',
      expect.stringContaining('ledger_identity: no plain table'),
    ]);
  });

  it('sees a memory that was taken away, and a checkpoint of another key', async () => {
    await rm(join(folder, 'main', 'sealed'));
    expect(await brokenChecks(false)).toEqual([
      "seal of main: the sealer's memory has no checkpoint",
    ]);
    await test.database.query(
      `UPDATE ledger_checkpoint SET note = regexp_replace(note, '— \\S+ ', '— example.org/other ')`,
    );
    expect(await brokenChecks(false)).toEqual([
      'seal of main: the checkpoint in the database is not signed by our key',
    ]);
  });
});
