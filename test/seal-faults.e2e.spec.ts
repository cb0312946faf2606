// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres } from '#embedded';
import {
  answerLater,
  anyWitness,
  CheckpointStore,
  FolderArchive,
  growEdge,
  emptyEdge,
  KeyRing,
  leafHash,
  type NewEntry,
  parseCheckpoint,
  parseNote,
  PostgresLedgerStore,
  rootOfRange,
  verifyArchive,
} from '#ledger';
import { Database, migrate, SystemClock, sleep } from '#platform';
import { anEvent, createTestDatabase, type TestDatabase } from '#testing';

// The role `seal` killed with SIGKILL at each of its steps, and started again.

const ORIGIN = 'localhost/faults';

let test: TestDatabase;
let folder: string;
let keys: KeyRing;
let store: PostgresLedgerStore;
let sealer: ChildProcess | null = null;
let count = 0;
const newEvent = () => anEvent(`e${(count += 1)}`);

beforeEach(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'change-ledger-seal-faults-'));
  keys = new KeyRing(folder);
  await keys.add('main', keys.create(`${ORIGIN}/main`));
  store = new PostgresLedgerStore(test.database, new SystemClock());
  await store.open('main', `${ORIGIN}/main`);
});
afterEach(async () => {
  await stop();
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

async function append(events: number, erased: readonly number[] = []): Promise<void> {
  const entries: NewEntry[] = Array.from({ length: events }, newEvent);
  if (erased.length > 0) {
    const act = { positions: erased.map(String), basis: 'spec' };
    entries.push({ kind: 'erasure', act, payload: null });
  }
  await store.append({ ledger: 'main', entries, isSameContent: () => true });
}

function start(failpoint = '', url = test.url): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  sealer = fork('dist/apps/worker/src/main.js', [], {
    env: {
      PATH,
      HOME,
      DATABASE_URL: url,
      WORKER_ROLES: 'seal',
      LEDGER_TOPICS: 'cdevents=main',
      LEDGER_ORIGIN: ORIGIN,
      LEDGER_SEAL_FOLDER: folder,
      LEDGER_ARCHIVE: join(folder, 'archive'),
      LEDGER_LOG_LEVEL: 'error',
      CHANGE_LEDGER_FAILPOINT: failpoint,
    },
    // not those of the process that runs the specs
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return sealer;
}

async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  const child = sealer;
  sealer = null;
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

async function untilSealed(of = store, database = test.database): Promise<string> {
  const { size } = await of.head('main');
  const checkpoints = new CheckpointStore(database);
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
    const found = await checkpoints.find('main', null);
    if (found?.size === size) return found.note;
  }
  throw new Error(`not sealed up to ${size}`);
}

/** the archive holds, and its root is that of the bytes in the database */
async function expectWhole(note: string, database = test.database): Promise<void> {
  const logKeys = await keys.verifiers('main');
  const archive = new FolderArchive(join(folder, 'archive', 'main'));
  const wanted = {
    keys: logKeys,
    quorum: anyWitness(logKeys),
    pinned: null,
    depth: 'payloads',
  } as const;
  const report = await answerLater(verifyArchive(wanted), (path) => archive.read(path));
  expect([report.integrity.kind, report.integrity.reason]).toEqual(['OK', expect.any(String)]);
  expect(['OK', 'REDACTED']).toContain(report.completeness.kind);
  const rows = await database.query<{ position: number; entry: Buffer }>(
    'SELECT position, entry FROM ledger_entry ORDER BY position',
  );
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_row, at) => at));
  const { edge } = growEdge(
    emptyEdge(),
    rows.map(({ entry }) => leafHash(entry)),
  );
  const { size, root } = parseCheckpoint(parseNote(note).text);
  expect([size, Buffer.from(root).toString('hex')]).toEqual([
    BigInt(rows.length),
    Buffer.from(rootOfRange(edge.range)).toString('hex'),
  ]);
}

const STEPS = [
  'seal.after_page',
  'seal.after_erasure',
  'seal.after_remember',
  'seal.after_archive',
  'seal.after_publish',
  'seal.after_rewrite',
];

describe('the role seal, killed and started again', () => {
  it.each(STEPS)('at %s seals everything once, and the same', async (step) => {
    await append(300);
    start();
    await untilSealed();
    await stop();
    await append(5_000, [7, 299]);
    const [, signal] = (await once(start(`${step}=kill`), 'exit')) as [number, string];
    expect(signal).toBe('SIGKILL');
    await append(10);
    start();
    await expectWhole(await untilSealed());
    await erasuresArchived();
  });

  it('at random moments, while the ledger grows', async () => {
    for (let round = 0; round < 6; round += 1) {
      start();
      const grown = Promise.all(Array.from({ length: 20 }, () => append(100)));
      await sleep(700 + 130 * round);
      await stop('SIGKILL');
      await grown;
    }
    start();
    await expectWhole(await untilSealed());
    expect((await store.head('main')).size).toBe(6 * 20 * 100);
  });
});

describe('the role seal, while PostgreSQL is stopped at once and started again', () => {
  it('goes on and seals everything, as do the writers', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'change-ledger-seal-postgres-'));
    let server = await startPostgres({ dataDir });
    await migrate(server.url, 'migrations');
    const database = new Database({ url: server.url, applicationName: 'spec' });
    const own = new PostgresLedgerStore(database, new SystemClock());
    await own.open('main', `${ORIGIN}/main`);
    const patiently = async () => {
      // what a writer does whose append has failed: once more, identities tell what is there
      const entries = Array.from({ length: 100 }, newEvent);
      for (let tries = 0; tries < 100; tries += 1) {
        const request = { ledger: 'main', entries, isSameContent: () => true };
        const isDone = await own.append(request).then(
          () => true,
          () => false,
        );
        if (isDone) return;
        await sleep(100);
      }
      throw new Error('the database does not come back');
    };
    try {
      start('', server.url);
      await patiently();
      await untilSealed(own, database);
      for (let round = 0; round < 3; round += 1) {
        const grown = Promise.all(Array.from({ length: 20 }, patiently));
        await sleep(500 + 150 * round);
        // what `pg_ctl stop -m immediate` sends: no checkpoint, recovery at the next start
        process.kill(server.pid, 'SIGQUIT');
        await server.ended;
        server = await startPostgres({ dataDir });
        await grown;
      }
      const note = await untilSealed(own, database);
      await expectWhole(note, database);
      expect((await own.head('main')).size).toBe(100 + 3 * 20 * 100);
    } finally {
      await stop();
      await database.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

async function erasuresArchived(): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(50)) {
    const rows = await test.database.query('SELECT FROM ledger_erasure WHERE archived');
    if (rows.length === 2) return;
  }
  throw new Error('erasures are not archived');
}
