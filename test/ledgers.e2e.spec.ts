// SPDX-License-Identifier: Apache-2.0
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEvent, toStructuredCloudEvent } from '#events';
import { parseCheckpoint, parseNote } from '#ledger';
import { sleep } from '#platform';
import {
  createTestDatabase,
  createTestTopic,
  hasKafka,
  readTopic,
  startService,
  type TestDatabase,
  type TestService,
  type TestTopic,
} from '#testing';

// Two ledgers in one deployment: they share a server, and nothing else.

let database: TestDatabase;
let [one, other]: TestTopic[] = [];
let service: TestService;

const get = (path: string) =>
  request(service.url).get(path).set('authorization', `Bearer ${service.keys.auditor}`);

async function publish(topic: TestTopic, ids: readonly string[]): Promise<void> {
  await topic.publish(
    ids.map((id) => {
      const event = buildEvent({
        subject: 'build',
        predicate: 'started',
        id,
        source: 'https://ci.example',
        timestamp: '2026-10-01T10:00:00Z',
        subjectId: id,
        content: {},
      });
      return {
        key: id,
        value: JSON.stringify(toStructuredCloudEvent(event)),
        headers: { 'content-type': 'application/cloudevents+json' },
      };
    }),
  );
}

async function sealedSizes(): Promise<Readonly<Record<string, number>>> {
  const { body } = await get('/v1/ledgers');
  return Object.fromEntries(
    body.items.map(({ id, checkpoint }: { id: string; checkpoint: { size: number } | null }) => [
      id,
      checkpoint?.size ?? 0,
    ]),
  );
}

async function untilSealed(sizes: Readonly<Record<string, number>>): Promise<void> {
  let found = {};
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(50)) {
    found = await sealedSizes();
    if (JSON.stringify(found) === JSON.stringify(sizes)) return;
  }
  expect(found).toEqual(sizes);
}

const checkpointsOf = (ledger: string) =>
  database.database.query<{ size: number; note: string; sealedAt: Date }>(
    `SELECT size, note, sealed_at AS "sealedAt" FROM ledger_checkpoint
      WHERE ledger = $1 ORDER BY size`,
    [ledger],
  );

describe.skipIf(!hasKafka())('two ledgers in one deployment', () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    [one, other] = [await createTestTopic(), await createTestTopic()];
    service = await startService(database, one, { [one.name]: 'one', [other.name]: 'other' });
    await service.ready();
  });
  afterAll(async () => {
    await service?.stop();
    await one?.close();
    await other?.close();
    await database?.drop();
  });

  it('keep the same event each, under an origin and a key of its own', async () => {
    await publish(one!, ['a', 'b', 'c']);
    await publish(other!, ['a']);
    await untilSealed({ one: 3, other: 1 });
    const { body } = await get('/v1/ledgers');
    const [first, second] = body.items;
    expect([first.origin, second.origin]).toEqual(['localhost/test/one', 'localhost/test/other']);
    expect(first.keys[0].vkey).not.toBe(second.keys[0].vkey);
    for (const ledger of ['one', 'other']) {
      const { text } = await get(`/v1/ledgers/${ledger}/checkpoint`);
      expect(text.startsWith(`localhost/test/${ledger}\n`)).toBe(true);
      const entries = (await get(`/v1/entries?ledger=${ledger}`)).body;
      expect([entries.ledger, entries.total]).toEqual([ledger, ledger === 'one' ? 3 : 1]);
    }
    expect((await get('/v1/ledgers/other/entries/1')).status).toBe(404);
  });

  it('publish a checkpoint at most once a second when busy, at once when quiet, none without growth', async () => {
    await sleep(1_500);
    const before = (await checkpointsOf('one')).length;
    const began = Date.now();
    for (let at = 0; at < 40; at += 1) {
      await publish(one!, [`busy-${at}`]);
      await sleep(50);
    }
    await untilSealed({ one: 43, other: 1 });
    const seconds = (Date.now() - began) / 1_000;
    const busy = (await checkpointsOf('one')).slice(before);
    expect(busy.length).toBeGreaterThan(1);
    expect(busy.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
    await sleep(2_500);
    expect((await checkpointsOf('one')).length).toBe(before + busy.length);
    expect((await checkpointsOf('other')).length).toBe(1);
  });

  it('announce the newest checkpoint in the topic of checkpoints, under the origin', async () => {
    const newest = (await checkpointsOf('one')).at(-1);
    const records = await readTopic(one!, 'change-ledger.checkpoints');
    const ours = records.filter(({ key }) => key === 'localhost/test/one');
    expect(ours.at(-1)?.value).toBe(newest?.note);
    const sizes = ours.map(({ value }) => parseCheckpoint(parseNote(value).text).size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => Number(a - b)));
    expect(new Set(sizes).size).toBe(sizes.length);
  });
});
