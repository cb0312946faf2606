// SPDX-License-Identifier: Apache-2.0
import { existsSync, globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyEvent } from '#events';
import { Intake } from '#ingest';
import { PostgresLedgerStore } from '#ledger';
import { Metrics, type NewRecord, SystemClock, sleep } from '#platform';
import {
  audit,
  createTestDatabase,
  createTestTopic,
  hasKafka,
  type TestDatabase,
  type TestTopic,
} from '#testing';

const FOLDER = '../shared/data/cdevents';
const isThere = existsSync(FOLDER);
if (!isThere) process.stderr.write(`SKIPPED: the corpus of CDEvents, ${FOLDER} is absent\n`);

interface Document {
  readonly context: Readonly<Record<'id' | 'source' | 'type' | 'timestamp', string>>;
  readonly subject: { readonly id: string };
}

const files = isThere ? globSync(`${FOLDER}/v*/conformance/*.json`).toSorted() : [];
/** the files share their ids, which the ledger would take for conflicts */
const events = files.map((file, index) => {
  const text = readFileSync(file, 'utf8');
  const { context, ...rest } = JSON.parse(text) as Document;
  return { ...rest, context: { ...context, id: `${context.id}-${index}` } };
});

const bare = (event: Document): NewRecord => ({ key: null, value: JSON.stringify(event) });
const structured = (event: Document): NewRecord => {
  const { id, source, type, timestamp: time } = event.context;
  const attributes = { specversion: '1.0', id, source, type, time, subject: event.subject.id };
  const value = JSON.stringify({ ...attributes, datacontenttype: 'application/json', data: event });
  return { key: null, value, headers: { 'content-type': 'application/cloudevents+json' } };
};
const binary = (event: Document): NewRecord => {
  const { id, source, type, timestamp } = event.context;
  const headers = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: source,
    ce_type: type,
    ce_time: timestamp,
    ce_subject: event.subject.id,
  };
  return { key: null, value: JSON.stringify(event), headers };
};

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
