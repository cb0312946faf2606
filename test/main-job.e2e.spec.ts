// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoHistory } from '#demo';
import { kafkaJars } from '#embedded';
import { buildEvent, toStructuredCloudEvent } from '#events';
import { sleep } from '#platform';
import { hasKafka, type TestService, type TestTopic } from '#testing';
import { type DemoService, startDemoService } from './api/demo-service.js';

const history = [...demoHistory()];

let demo: DemoService;
let topic: TestTopic;
let service: TestService;

const get = (path: string, role: keyof TestService['keys'] = 'auditor') => demo.getAs(role, path);

const total = async (path: string) => (await get(path)).body.total as number;

async function until(isSo: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(50)) {
    if (await isSo()) return;
  }
  throw new Error(`not so after ${withinMs} ms: ${isSo.toString()}`);
}

describe.skipIf(!hasKafka())('the main job, from the topic to the report', () => {
  beforeAll(async () => {
    demo = await startDemoService({ partitions: 3 });
    ({ topic, service } = demo);
  });
  afterAll(() => demo?.stop());

  it('holds every record of the topic once, in the order of each partition', async () => {
    expect(await total('/v1/entries?limit=1')).toBe(await topic.size());
    const offsets = new Map<number, number>();
    let path: string | null = '/v1/entries?limit=1000';
    while (path !== null) {
      const page: {
        items: { channel: { partition: number; offset: string } }[];
        next: string | null;
      } = (await get(path)).body;
      for (const { channel } of page.items) {
        expect(Number(channel.offset)).toBe((offsets.get(channel.partition) ?? -1) + 1);
        offsets.set(channel.partition, Number(channel.offset));
      }
      path = page.next && `/v1/entries?limit=1000&cursor=${page.next}`;
    }
    expect([...offsets.values()].reduce((sum, last) => sum + last + 1, 0)).toBe(history.length);
  });

  it('shows an entry with its claim, its channel and the digest of its bytes', async () => {
    const { body } = await get('/v1/entries?limit=1');
    const [entry] = body.items;
    const published = history.find(({ event }) => event.id === entry.claim.id);
    expect(entry).toMatchObject({
      position: 0,
      kind: 'event',
      state: 5,
      reason: null,
      channel: { kind: 'kafka', topic: topic.name },
      claim: {
        source: published?.event.source,
        type: published?.event.type,
        time: published?.event.time,
      },
      payload: {
        mediaType: 'application/cloudevents+json',
        size: JSON.stringify(published?.event).length,
      },
    });
  });

  it('lists the Changes with services, environments, digests, approvals and times', async () => {
    const { body } = await get('/v1/changes?limit=1000');
    expect(body.items.length).toBe(body.total);
    const implemented = body.items.filter((each: { actualStart: string }) => each.actualStart);
    expect(implemented.length).toBeGreaterThan(50);
    for (const change of implemented) {
      expect(change.services.length).toBeGreaterThan(0);
      expect(change.environments).toEqual(['production/eu-1']);
      expect(change.artifactDigests.length + change.configDigests.length).toBeGreaterThan(0);
    }
    const [first] = implemented;
    expect((await get(`/v1/changes/${first.id}`)).body).toEqual(first);
  });

  it('tells late ratification and absent approval from approval', async () => {
    const { body } = await get('/v1/changes?limit=1000');
    const count = (authorisation: string) =>
      body.items.filter((each: { authorisation: string }) => each.authorisation === authorisation)
        .length;
    expect({ late: count('ratified_late') > 0, absent: count('absent') > 0 }).toEqual({
      late: true,
      absent: true,
    });
  });

  it('lists the Releases with their units', async () => {
    const { body } = await get('/v1/releases?limit=1000');
    expect(body.total).toBeGreaterThan(0);
    for (const release of body.items) {
      expect(release.units[0].artifactDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
    const [{ id }] = body.items;
    expect((await get(`/v1/releases/${encodeURIComponent(id)}`)).body.id).toBe(id);
  });

  it('writes the register of each month once, with as many rows as it says', async () => {
    const produce = () =>
      request(service.url)
        .post('/v1/reports')
        .set('authorization', `Bearer ${service.keys.officer}`)
        .send({});
    expect((await produce()).body.produced).not.toEqual([]);
    expect((await produce()).body.produced).toEqual([]);
    const { body } = await get('/v1/reports');
    const implemented = (await get('/v1/changes?limit=1000')).body.items.filter(
      (each: { actualStart: string | null }) => each.actualStart !== null,
    ).length;
    let rows = 0;
    for (const report of body.items) {
      const csv = report.files.find((file: { format: string }) => file.format === 'csv');
      const { text, headers } = await get(csv.href);
      expect(headers['content-type']).toContain('text/csv');
      expect(parse(text, { columns: true })).toHaveLength(report.rows);
      const json = report.files.find((file: { format: string }) => file.format === 'json');
      expect(JSON.parse((await get(json.href)).text)).toMatchObject({
        asOf: history.length - 1,
        rows: report.rows,
      });
      rows += report.rows;
    }
    expect(rows).toBe(implemented);
  });

  it('takes a record from a client that we did not write, within a second', async (context) => {
    const event = toStructuredCloudEvent(
      buildEvent({
        subject: 'build',
        predicate: 'started',
        id: 'from-java',
        source: 'https://java.example',
        timestamp: '2026-10-01T10:00:00Z',
        subjectId: 'build-1',
        content: {},
      }),
    );
    const jars = join(await kafkaJars({}), '*');
    const [broker = ''] = topic.brokers;
    const produce = ['-cp', jars, 'test/interop/Produce.java', broker, topic.name];
    const sent = await promisify(execFile)('java', [...produce, JSON.stringify(event)]).catch(
      (error: Error) => error,
    );
    if (sent instanceof Error) {
      process.stderr.write(
        `SKIPPED: a record from a Java client: ${sent.message.split('\n')[0]}\n`,
      );
      context.skip();
      return;
    }
    await until(async () => (await total('/v1/entries?limit=1')) === history.length + 1, 1_000);
  });
});
