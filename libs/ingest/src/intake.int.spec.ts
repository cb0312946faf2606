// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Compression, RecordSink, SystemClock, sleep } from '#platform';
import { PostgresLedgerStore } from '#ledger';
import {
  createTestDatabase,
  createTestTopic,
  hasKafka,
  type TestDatabase,
  type TestTopic,
} from '#testing';
import { Intake } from '#ingest';

let database: TestDatabase;
let topic: TestTopic;
let store: PostgresLedgerStore;
let intakes: Intake[] = [];

function start(group = topic.name): Intake {
  const intake = new Intake(
    { kafka: topic, groupId: group, topics: { [topic.name]: 'main' } },
    store,
    topic.log,
  );
  void intake.start();
  intakes.push(intake);
  return intake;
}

async function until(isSo: () => Promise<boolean> | boolean, withinMs = 30_000): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(20))
    if (await isSo()) return;
  throw new Error(`not so after ${withinMs} ms: ${isSo.toString()}`);
}

const size = async () => (await store.head('main')).size;
const someRecords = (n: number, of = 'e') =>
  Array.from({ length: n }, (_, index) => ({ key: `k${index % 7}`, value: `{"${of}":${index}}` }));

describe.skipIf(!hasKafka())('the intake', () => {
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());
  beforeEach(async () => {
    topic = await createTestTopic();
    store = new PostgresLedgerStore(database.database, new SystemClock());
    await database.database.query('TRUNCATE ledger_cursor, ledger_head');
    await store.open('main', 'spec/main');
  });
  afterEach(async () => {
    await Promise.all(intakes.map((intake) => intake.stop()));
    intakes = [];
    await topic.close();
  });

  it('reads what is there and what comes', async () => {
    await topic.publish(someRecords(500));
    const intake = start();
    await until(async () => (await size()) === 500);
    await topic.publish(someRecords(700));
    await until(async () => (await size()) === 1_200);
    await until(() => intake.status().ready);
  });
});
