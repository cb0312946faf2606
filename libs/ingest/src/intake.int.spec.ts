// SPDX-License-Identifier: Apache-2.0
import { crc32c } from '@node-rs/crc32';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Compression, Metrics, RecordSink, SystemClock, sleep } from '#platform';
import { PostgresLedgerStore } from '#ledger';
import {
  audit,
  createTestDatabase,
  createTestTopic,
  hasKafka,
  type TestDatabase,
  type TestTopic,
  TopicAdmin,
} from '#testing';
import { Intake, restartPartition } from '#ingest';

let database: TestDatabase;
let topic: TestTopic;
let admin: TopicAdmin;
let store: PostgresLedgerStore;
let ledger: string;
let count = 0;
let intakes: Intake[] = [];

function start(group = topic.name): Intake {
  const topics = { [topic.name]: ledger };
  // each as in a process of its own
  const intake = new Intake(
    { kafka: topic, groupId: group, topics },
    store,
    topic.log,
    new Metrics('spec'),
  );
  void intake.start();
  intakes.push(intake);
  return intake;
}

async function stopAll(): Promise<void> {
  await Promise.all(intakes.map((intake) => intake.stop()));
  intakes = [];
}

async function until(isSo: () => Promise<boolean> | boolean, withinMs = 30_000): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(20)) {
    if (await isSo()) return;
  }
  throw new Error(`not so after ${withinMs} ms: ${isSo.toString()}`);
}

const size = async () => (await store.head(ledger)).size;
const failures = (intake: Intake) => String(intake.status().detail['failures']);
const records = (n: number, of = 'e') =>
  Array.from({ length: n }, (_, index) => ({ key: `k${index % 7}`, value: `{"${of}":${index}}` }));
const kept = async () => audit(store, database.database, ledger);

describe.skipIf(!hasKafka())('the intake', () => {
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());
  beforeEach(async () => {
    topic = await createTestTopic(1);
    admin = new TopicAdmin(topic);
    store = new PostgresLedgerStore(database.database, new SystemClock());
    ledger = `ledger-${(count += 1)}`;
    await store.open(ledger, `spec/${ledger}`);
  });
  afterEach(async () => {
    await stopAll();
    await topic.close();
  });

  it('reads what is there and what comes, and is ready when it has', async () => {
    await topic.publish(records(500));
    const intake = start();
    await until(async () => (await size()) === 500);
    await topic.publish(records(1_700, 'f'));
    await until(async () => (await size()) === 2_200);
    await until(() => intake.status().ready);
    expect((await kept()).faults).toEqual([]);
  });

  it('reads every codec', async () => {
    const codecs: readonly Compression[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];
    for (const codec of codecs) {
      const sink = new RecordSink(topic, codec);
      await sink.publish(topic.name, records(300, codec));
      await sink.stop();
    }
    start();
    await until(async () => (await size()) === 1_500);
    const values = new Set((await kept()).records.map(({ value }) => value));
    expect(values).toEqual(
      new Set(codecs.flatMap((codec) => records(300, codec).map(({ value }) => value))),
    );
  });

  it('takes no record of a transaction that was given up, and passes the ends of transactions', async () => {
    await topic.publish(records(3, 'before'));
    await admin.transaction(topic.name, records(4, 'aborted'), 'abort');
    await admin.transaction(topic.name, records(5, 'committed'), 'commit');
    const intake = start();
    await until(() => intake.status().ready);
    const { records: found, faults } = await kept();
    expect(faults).toEqual([]);
    expect(found.map(({ value }) => value)).toEqual(
      [...records(3, 'before'), ...records(5, 'committed')].map(({ value }) => value),
    );
    const [cursor] = await store.cursors(ledger);
    expect(cursor).toMatchObject({ next: 14n, skipped: 6, lost: 0 });
  });

  it('puts a gap into the ledger where retention was quicker, and goes on', async () => {
    await topic.publish(records(10));
    start();
    await until(async () => (await size()) === 10);
    await stopAll();
    await topic.publish(records(20, 'unread'));
    await admin.deleteBefore(topic.name, 0, 25n);
    const intake = start();
    await until(() => intake.status().ready);
    const { acts, records: found, faults } = await kept();
    expect(faults).toEqual([]);
    const gap = { kind: 'gap', topic: topic.name, partition: 0, cause: 'deleted_unread' };
    expect(acts).toEqual([{ ...gap, from: '10', to: '25' }]);
    expect(found.slice(10).map(({ offset }) => offset)).toEqual([25, 26, 27, 28, 29]);
  });

  it('stops at a topic that was made anew, and says what to do', async () => {
    await topic.publish(records(10));
    const intake = start();
    await until(() => intake.status().ready);
    await admin.deleteTopic(topic.name);
    await admin.createTopic(topic.name, 1);
    await topic.publish(records(3, 'anew'));
    await until(() => /was read up to offset 10.*next is 3/.test(failures(intake)));
    expect([intake.status().ready, await size()]).toEqual([false, 10]);
    expect(failures(intake)).toContain('change-ledger intake restart');
    const decision = { by: 'olga', because: 'made anew on purpose' };
    const place = { ledger, topic: topic.name, partition: 0, to: 0n };
    expect(await restartPartition(store, { ...place, ...decision })).toBe(10n);
    await until(async () => (await size()) === 14);
    await until(() => intake.status().ready);
    expect((await kept()).acts).toEqual([
      {
        kind: 'gap',
        cause: 'restarted',
        topic: topic.name,
        partition: 0,
        from: '10',
        to: '0',
        ...decision,
      },
    ]);
  });

  it('stops at a topic that was made anew and holds more than was read', async () => {
    await topic.publish(records(10));
    start();
    await until(async () => (await size()) === 10);
    await stopAll();
    await admin.deleteTopic(topic.name);
    await admin.createTopic(topic.name, 1);
    await topic.publish(records(30, 'anew'));
    const intake = start();
    await until(() => /the record at offset 9 is not the one that was read/.test(failures(intake)));
    expect([intake.status().ready, await size()]).toEqual([false, 10]);
  });

  it('does not pass a batch whose checksum does not hold, and goes on once it does', async () => {
    await topic.publish(records(10));
    await topic.publish(records(10, 'second'));
    const file = topic.segment(0);
    const whole = readFileSync(file);
    const flipped = Buffer.from(whole);
    flipped[whole.length - 30] = (whole[whole.length - 30] ?? 0) ^ 1;
    writeFileSync(file, flipped);
    const intake = start();
    await until(() => /batch at offset 10 does not match its checksum/.test(failures(intake)));
    expect([intake.status().ready, await size()]).toEqual([false, 10]);
    writeFileSync(file, whole);
    await until(async () => (await size()) === 20);
    expect((await kept()).faults).toEqual([]);
  });

  it('keeps the bytes of a batch that nobody can read, and goes on', async () => {
    const sink = new RecordSink(topic, 'gzip');
    for (const of of ['a', 'b', 'c']) await sink.publish(topic.name, records(50, of));
    await sink.stop();
    const file = topic.segment(0);
    const bytes = readFileSync(file);
    const second = 12 + bytes.readInt32BE(8);
    const batch = bytes.subarray(second, second + 12 + bytes.readInt32BE(second + 8));
    // what was compressed is cut off, and the sum is right all the same
    batch.fill(0, batch.length - 40);
    batch.writeUInt32BE(crc32c(batch.subarray(21)), 17);
    const broken = Buffer.from(batch);
    writeFileSync(file, bytes);
    const intake = start();
    await until(() => intake.status().ready);
    const { records: found, faults } = await kept();
    expect(faults).toEqual([]);
    expect(found.map(({ offset }) => offset)).toEqual([
      ...Array.from({ length: 51 }, (_, offset) => offset),
      ...Array.from({ length: 50 }, (_, offset) => 100 + offset),
    ]);
    expect(found[50]).toMatchObject({ state: 0, value: broken.toString() });
    expect(found[50]?.reason).toMatch(/^batch_unreadable: the record batch up to offset 99: /);
  });

  it('keeps the one record that the database refuses as bytes in state 0', async () => {
    const value = (id: string) =>
      `{"specversion":"1.0","id":"${id}","source":"s","type":"t","data":{}}`;
    const ids = Array.from({ length: 300 }, (_, index) => `id-${index}`);
    await database.database.query(
      `ALTER TABLE ledger_entry ADD CONSTRAINT refuse
         CHECK (position('"id-137"'::bytea IN entry) = 0)`,
    );
    const headers = { 'content-type': 'application/cloudevents+json' };
    await topic.publish(ids.map((id) => ({ key: null, value: value(id), headers })));
    const intake = start();
    await until(() => intake.status().ready);
    await database.database.query('ALTER TABLE ledger_entry DROP CONSTRAINT refuse');
    const { records: found, faults } = await kept();
    expect(faults).toEqual([]);
    expect(found.map((each) => each.value)).toEqual(ids.map(value));
    const odd = found.filter(({ reason }) => reason?.startsWith('refused: ') === true);
    expect(odd).toMatchObject([{ offset: 137, state: 0 }]);
  });

  it('reads partitions that are added later', { timeout: 90_000 }, async () => {
    const intake = start();
    await until(() => intake.status().ready);
    await admin.addPartitions(topic.name, 4);
    await sleep(500);
    await topic.publish(records(100));
    await until(async () => (await size()) === 100, 60_000);
    const { records: found, faults } = await kept();
    expect(faults).toEqual([]);
    expect(new Set(found.map(({ partition }) => partition)).size).toBeGreaterThan(1);
  });

  it('shares partitions with another, and one that leaves changes nothing', async () => {
    const [one] = [start(), start()];
    await until(() => one.status().detail['joined'] === true);
    for (let round = 0; round < 5; round += 1) {
      await topic.publish(records(200, `r${round}`));
      if (round === 2) await intakes.shift()?.stop();
    }
    await until(async () => (await size()) === 1_000);
    expect((await kept()).faults).toEqual([]);
  });

  it('waits for a broker that is not there', async () => {
    const nowhere = { ...topic, brokers: ['127.0.0.1:1'] };
    const topics = { [topic.name]: ledger };
    const intake = new Intake(
      { kafka: nowhere, groupId: 'g', topics },
      store,
      topic.log,
      new Metrics('spec'),
    );
    void intake.start();
    intakes.push(intake);
    await until(() => /no broker answers at 127\.0\.0\.1:1/.test(failures(intake)));
    expect(intake.status().ready).toBe(false);
  });
});
