// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEvent, toStructuredCloudEvent } from '#events';
import { sleep } from '#platform';
import {
  createTestDatabase,
  createTestTopic,
  hasKafka,
  startService,
  type TestDatabase,
  type TestService,
  type TestTopic,
  TopicAdmin,
} from '#testing';
import { badInputs, type BadInput } from './bad-inputs/index.js';

let database: TestDatabase;
let topic: TestTopic;
let service: TestService;
/** who is refused while still writing is answered where the connection is kept */
const agent = new Agent({ keepAlive: true });

const get = (path: string) =>
  request(service.url).get(path).set('authorization', `Bearer ${service.keys.auditor}`);
const total = async () => (await get('/v1/entries?limit=1')).body.total as number;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) if (await isSo()) return;
  throw new Error(`not so: ${isSo.toString()}`);
}

async function nextOffset(): Promise<number> {
  const [row] = await database.database.query<{ next: string }>(
    'SELECT max(next_offset) AS next FROM ledger_cursor',
  );
  return Number(row?.next);
}

const publish = (records: readonly Pick<BadInput, 'value' | 'headers'>[]) =>
  new TopicAdmin(topic).publishRaw(
    topic.name,
    records.map(({ value, headers = {} }) => ({ key: null, value, headers: { ...headers } })),
  );

const residentMegabytes = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

const healthy = toStructuredCloudEvent(
  buildEvent({
    subject: 'build',
    predicate: 'started',
    id: 'after-all-that',
    source: 'https://ci.example',
    timestamp: '2026-10-01T10:00:00Z',
    subjectId: 'build-1',
    content: {},
  }),
);

/** a worker with its judging thread; sixty rounds reach 500, and 575 before a collection */
const RESIDENT_MEGABYTES = 768;

describe.skipIf(!hasKafka())('bad input', () => {
  let inputs: readonly BadInput[];
  beforeAll(async () => {
    inputs = badInputs();
    database = await createTestDatabase();
    topic = await createTestTopic(1);
    service = await startService(database, topic);
    await service.ready();
    await publish(inputs);
    await until(async () => (await total()) === inputs.length);
  });
  afterAll(async () => {
    agent.destroy();
    await service?.stop();
    await topic?.close();
    await database?.drop();
  });

  it('over Kafka ends in a named state, every byte kept', async () => {
    const { items } = (await get('/v1/entries?limit=1000')).body as {
      items: { state: number; reason: string | null; payload: { size: number; digest: string } }[];
    };
    const found = items.map(({ state, reason, payload }, index) => ({
      name: inputs[index]?.name,
      state,
      code: reason?.split(':', 1)[0] ?? null,
      digest: payload.digest,
    }));
    const expected = inputs.map(({ name, state, code, value }) => ({
      name,
      state,
      code,
      digest: hash('sha256', value ?? '', 'hex'),
    }));
    expect(found).toEqual(expected);
  });

  it('is counted by its reasons in the quarantine', async () => {
    const { body } = await get('/v1/quarantine?limit=1');
    const quarantined = inputs.filter(({ state }) => state < 3);
    const counts = new Map<string, number>();
    for (const { code } of quarantined) counts.set(code ?? '', (counts.get(code ?? '') ?? 0) + 1);
    expect(body.total).toBe(quarantined.length);
    const found = body.reasons.map((each: { reason: string; count: number }) => [
      each.reason,
      each.count,
    ]);
    expect(new Map(found)).toEqual(counts);
  });

  it('over HTTP is accepted or refused with a problem, never an error of ours', async () => {
    for (const { name, value, headers = {} } of inputs) {
      if (value === null || !Object.values(headers).every((each) => typeof each === 'string'))
        continue;
      const names = Object.entries(headers).map(([each, text]) => [
        each.replace('ce_', 'ce-'),
        text,
      ]);
      const own = Object.fromEntries(names) as Record<string, string>;
      const answer = await request(service.url)
        .post('/v1/events')
        .agent(agent)
        .set('content-type', 'application/json')
        .set(own)
        .set('authorization', `Bearer ${service.keys.publisher}`)
        .send(value);
      expect([name, [202, 400, 413].includes(answer.status)]).toEqual([name, true]);
      const type = answer.status === 202 ? 'application/json' : 'application/problem+json';
      expect([name, answer.headers['content-type']]).toEqual([name, `${type}; charset=utf-8`]);
      expect(JSON.stringify(answer.body)).not.toMatch(/at .*\.js|node_modules/);
    }
  });

  it('keeps nobody from reading on, and no memory', async () => {
    for (const round of [1, 2, 3, 4, 5]) await publishRound(round);
    expect(residentMegabytes(service.pids.worker)).toBeLessThan(RESIDENT_MEGABYTES);
    expect((await request(service.url).get('/health/ready')).status).toBe(200);
  });

  async function publishRound(round: number): Promise<void> {
    const event = { ...healthy, id: `after-round-${round}` };
    const value = Buffer.from(JSON.stringify(event));
    const healthyRecord = { value, headers: { 'content-type': 'application/cloudevents+json' } };
    const start = await nextOffset();
    await publish([...inputs, healthyRecord]);
    await until(async () => (await nextOffset()) > start + inputs.length);
  }
});
