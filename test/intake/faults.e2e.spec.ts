// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PostgresLedgerStore } from '#ledger';
import {
  Database,
  type KafkaOptions,
  ensureTopics,
  Log,
  migrate,
  RecordSink,
  SystemClock,
  sleep,
  topicOffsets,
} from '#platform';
import {
  audit,
  hasKafka,
  type OwnServers,
  startOwnServers,
  startWorker,
  type TestWorker,
  type WorkerOptions,
} from '#testing';

/** `npm run campaign` repeats each fault; `npm test` shows that each is survived. */
const ROUNDS = Number(process.env['CAMPAIGN_ROUNDS'] ?? 1);
const RECORDS = 4_000;
const PARTITIONS = 3;

let servers: OwnServers;
let database: Database;
let store: PostgresLedgerStore;
let kafka: KafkaOptions;
let workers: TestWorker[] = [];
let count = 0;
let topic: string;
let ledger: string;
let published = 0;

const PLACES = [
  'append.after_copy',
  'append.before_commit',
  'append.after_commit',
  'intake.before_offset_commit',
];

const random = (below: number) => Math.floor(Math.random() * below);

/** Publishes the next records, each with a value that no other has. */
async function publish(records = RECORDS): Promise<void> {
  const sink = new RecordSink(kafka, 'zstd');
  for (let sent = 0; sent < records; sent += 500) {
    const values = Array.from({ length: 500 }, (_, index) => `{"n":${published + sent + index}}`);
    await sink.publish(
      topic,
      values.map((value) => ({ key: null, value })),
    );
  }
  published += records;
  await sink.stop();
}

function start(options: Partial<WorkerOptions> = {}): TestWorker {
  const { postgresUrl: databaseUrl, brokers } = servers;
  const worker = startWorker({ databaseUrl, brokers, topic, ledger, ...options });
  workers.push(worker);
  return worker;
}

async function until(isSo: () => Promise<boolean>, withinMs = 90_000): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(50)) {
    // the database may be down as a part of the test
    if (await isSo().catch(() => false)) return;
  }
  throw new Error(`not so after ${withinMs} ms: ${isSo.toString()}`);
}

/** What the topic holds: more than was published where a producer had to send once more. */
async function inTopic(): Promise<number> {
  const offsets = await topicOffsets(kafka, topic);
  return offsets.reduce((sum, { high }) => sum + Number(high), 0);
}

async function isWhole(): Promise<boolean> {
  const { size } = await store.head(ledger);
  return size >= published && size >= (await inTopic());
}

/** What is wrong once everything is read: each record must be there once, in order, and no other. */
async function wrongs(): Promise<readonly string[]> {
  await until(isWhole);
  const { records, acts, faults } = await audit(store, database, ledger);
  const values = new Set(records.map(({ value }) => value));
  const numbers = Array.from({ length: published }, (_, n) => `{"n":${n}}`);
  const missing = numbers.filter((each) => !values.has(each)).map((each) => `${each} is missing`);
  const surplus = records.length + acts.length - (await inTopic());
  return [...faults, ...missing, ...(surplus === 0 ? [] : [`${surplus} entries too many`])];
}

/** Publishes until a worker has died at its failpoint, however many records it takes at once. */
async function publishUntilKilled({ ended }: TestWorker): Promise<void> {
  let how: string | number | null = null;
  while (how === null) {
    await publish(500);
    how = await Promise.race([ended, sleep(200).then(() => null)]);
  }
  expect(how).toBe('SIGKILL');
}

async function stopAll(): Promise<void> {
  for (const worker of workers) worker.signal('SIGCONT');
  for (const worker of workers) worker.signal('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));
  workers = [];
}

describe.skipIf(!hasKafka())('the intake survives', { timeout: 60_000 * ROUNDS }, () => {
  beforeAll(async () => {
    servers = await startOwnServers();
    database = new Database({ url: servers.postgresUrl, applicationName: 'spec' });
    store = new PostgresLedgerStore(database, new SystemClock());
    kafka = { brokers: servers.brokers, clientId: 'spec', log: new Log('spec', 'error') };
  });
  afterAll(async () => {
    await database?.close();
    await servers?.stop();
  });
  beforeEach(async () => {
    count += 1;
    [topic, ledger, published] = [`faults-${count}`, `ledger-${count}`, 0];
    await ensureTopics(kafka, [topic], { partitions: PARTITIONS });
    await store.open(ledger, `localhost/change-ledger/${ledger}`);
  });
  afterEach(stopAll);

  it.each(PLACES)('being killed at %s', async (place) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await publish();
      // a group of its own: nobody waits until the killed one's session is over
      const group = `${topic}-${round}`;
      const killed = start({ group, failpoint: `${place}=kill@${1 + random(4)}` });
      await publishUntilKilled(killed);
      start({ group: `${group}-again` });
      expect(await wrongs()).toEqual([]);
      await stopAll();
    }
  });

  it('an error at each of these places, again and again', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await publish();
      const failpoint = PLACES.map((place, index) => `${place}=throw@${1 + index + random(4)}`);
      start({ group: `${topic}-${round}`, failpoint: failpoint.join() });
      expect(await wrongs()).toEqual([]);
      await stopAll();
    }
  });

  // what it shows in half a minute, the next shows too
  it.runIf(ROUNDS > 1)('a thread that is blocked longer than its session', async () => {
    await publish();
    start({ failpoint: 'append.after_copy=block:12000@2' });
    await sleep(1_000);
    start();
    await publish();
    expect(await wrongs()).toEqual([]);
  });

  it('being killed at any moment', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await publish();
      const killed = start({ group: `${topic}-${round}` });
      await until(
        async () => (await store.head(ledger)).size > published - RECORDS + random(RECORDS),
      );
      killed.signal('SIGKILL');
      await killed.ended;
      start({ group: `${topic}-${round}-again` });
      expect(await wrongs()).toEqual([]);
      await stopAll();
    }
  });

  it('a reader that is stopped past its session and comes back', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await publish();
      const zombie = start({ failpoint: 'append.after_copy=sleep:1500' });
      await until(async () => (await store.head(ledger)).size > published - RECORDS);
      zombie.signal('SIGSTOP');
      start();
      await until(isWhole);
      await publish(1_000);
      zombie.signal('SIGCONT');
      await publish(1_000);
      expect(await wrongs()).toEqual([]);
      await stopAll();
    }
  });

  it('two groups that read the same partitions into one ledger all the time', async () => {
    start({ group: `${topic}-one` });
    start({ group: `${topic}-other` });
    for (let round = 0; round < ROUNDS; round += 1) await publish();
    expect(await wrongs()).toEqual([]);
  });

  it('a broker that is killed and started again', async () => {
    start();
    for (let round = 0; round < ROUNDS; round += 1) {
      await publish();
      await servers.crash('kafka', random(3_000));
      await publish();
      expect(await wrongs()).toEqual([]);
    }
  });

  it('a database that is killed and started again', async () => {
    start();
    for (let round = 0; round < ROUNDS; round += 1) {
      await publish();
      await until(async () => (await store.head(ledger)).size > published - RECORDS);
      await servers.crash('postgres', random(3_000));
      await publish(1_000);
      expect(await wrongs()).toEqual([]);
    }
  });

  it('readers that join and leave all the time', async () => {
    for (let round = 0; round < 2 * ROUNDS; round += 1) {
      start();
      await publish(1_000);
      await sleep(random(1_500));
      const leaving = workers[0];
      if (round % 2 === 1) workers.shift()?.signal('SIGTERM');
      await (round % 2 === 1 ? leaving?.ended : undefined);
    }
    expect(await wrongs()).toEqual([]);
  });

  it('a database that is restored to an older state while it reads', async () => {
    const url = new URL(servers.postgresUrl);
    url.pathname = '/live';
    const admin = new Database({ url: servers.postgresUrl, applicationName: 'restore' });
    await admin.query('CREATE DATABASE live');
    await migrate(url.href, 'migrations');
    const [usual, usualStore] = [database, store];
    database = new Database({ url: url.href, applicationName: 'spec' });
    store = new PostgresLedgerStore(database, new SystemClock());
    await store.open(ledger, `localhost/change-ledger/${ledger}`);
    start({ databaseUrl: url.href });
    for (let round = 0; round < ROUNDS; round += 1) {
      await publish(1_000);
      expect(await wrongs()).toEqual([]);
      await admin.query(`ALTER DATABASE live ALLOW_CONNECTIONS false`);
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'live'`,
      );
      await admin.query('CREATE DATABASE older TEMPLATE live');
      await admin.query(`ALTER DATABASE live ALLOW_CONNECTIONS true`);
      await publish(2_000);
      expect(await wrongs()).toEqual([]);
      await admin.query('DROP DATABASE live WITH (FORCE)');
      await admin.query('CREATE DATABASE live TEMPLATE older');
      await admin.query('DROP DATABASE older');
      // nothing new comes: the reader must find out by itself
      expect(await wrongs()).toEqual([]);
    }
    await database.close();
    await admin.close();
    [database, store] = [usual, usualStore];
  });
});
