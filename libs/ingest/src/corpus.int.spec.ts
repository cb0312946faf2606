// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyEvent } from '#events';
import { Intake } from '#ingest';
import { PostgresLedgerStore } from '#ledger';
import { Metrics, SystemClock, sleep } from '#platform';
import {
  audit,
  createTestDatabase,
  createTestTopic,
  hasKafka,
  type TestDatabase,
  type TestTopic,
} from '#testing';
import { bare, binary, type Document, events, isThere, structured } from './testing/corpus.js';

/** by a fixed rule, so that a failure can be repeated */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const rank = (index: number) => (index * 7_919 + 13) % 104_729;
  return items
    .map((item, index) => ({ item, rank: rank(index) }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

let database: TestDatabase;
let topic: TestTopic;
let intake: Intake;
let store: PostgresLedgerStore;

describe.skipIf(!hasKafka() || !isThere)('the conformance events of CDEvents', () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    topic = await createTestTopic();
    store = new PostgresLedgerStore(database.database, new SystemClock());
    await store.open('main', 'spec/main');
    const shapes = [bare, structured, binary].flatMap((shape) => events.map(shape));
    for (const records of [shapes, shuffled(shapes)]) await topic.publish(records);
    const options = { kafka: topic, groupId: topic.name, topics: { [topic.name]: 'main' } };
    intake = new Intake(options, store, topic.log, new Metrics('spec'));
    void intake.start();
    while (!intake.status().ready) await sleep(20);
  });
  afterAll(async () => {
    await intake?.stop();
    await topic?.close();
    await database?.drop();
  });

  it('in three shapes, twice and shuffled, are one entry each, and the rest redeliveries', async () => {
    const { records, faults } = await audit(store, database.database, 'main');
    const redeliveries = (await store.cursors('main')).reduce(
      (sum, each) => sum + each.redeliveries,
      0,
    );
    expect(faults).toEqual([]);
    expect([records.length, redeliveries]).toEqual([events.length, 5 * events.length]);
  });

  it('stand in the state that they are in by themselves, whatever shape came first', async () => {
    const { records } = await audit(store, database.database, 'main');
    const found = records.map(({ value, state }) => {
      const document = JSON.parse(value) as Document & { readonly data?: Document };
      return [(document.data ?? document).context.id, state] as const;
    });
    const expected = events.map((event) => [event.context.id, classifyEvent(event).state] as const);
    expect(new Map(found)).toEqual(new Map(expected));
  });
});
