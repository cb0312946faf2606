// SPDX-License-Identifier: Apache-2.0
import request from 'supertest';
import type { AccessRole } from '#access';
import { LedgerClient } from '#client';
import { demoHistory } from '#demo';
import { sleep } from '#platform';
import { type OwnService, startOwnService, type TestTopic } from '#testing';

/** Any list, as it comes. */
export interface ListBody<Item = Readonly<Record<string, unknown>>> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly ledger: string;
  readonly asOf: number | null;
  readonly next: string | null;
}

/** The service with the demo history in it. */
export interface DemoService extends OwnService {
  /** the last position of the history */
  readonly newest: number;
  /** asks as an auditor, by what docs/openapi.json describes */
  readonly client: LedgerClient;
  get(path: string, headers?: Readonly<Record<string, string>>): request.Test;
  getAs(role: AccessRole, path: string): request.Test;
  postAs(role: AccessRole, path: string, body: object): request.Test;
  body<T>(path: string): Promise<T>;
}

/** The demo history, in the order of publication. */
export const history = [...demoHistory()];
const CHUNK = 200;

interface DemoServiceOptions {
  /** how many events of the history; absent: all */
  readonly count?: number;
  readonly partitions?: number;
  readonly apiSettings?: Readonly<Record<string, string>>;
}

/** Starts the service and publishes the demo history, or its beginning, to it. */
export async function startDemoService({
  count = history.length,
  partitions = 1,
  apiSettings = {},
}: DemoServiceOptions = {}): Promise<DemoService> {
  const own = await startOwnService({ partitions, apiSettings });
  const { service, topic } = own;
  const getAs: DemoService['getAs'] = (role, path) =>
    request(service.url)
      .get(path)
      .set({ authorization: `Bearer ${service.keys[role]}` });
  const get: DemoService['get'] = (path, headers = {}) => getAs('auditor', path).set(headers);
  await publishDemo(topic, 0, count);
  const newest = count - 1;
  await untilKnown(get, newest);
  return {
    ...own,
    newest,
    client: new LedgerClient(service.url, service.keys.auditor),
    get,
    getAs,
    postAs: (role, path, body) =>
      request(service.url)
        .post(path)
        .set({ authorization: `Bearer ${service.keys[role]}` })
        .send(body),
    body: async <T>(path: string) => (await get(path).expect(200)).body as T,
  };
}

/** Publishes a part of the demo history. */
export async function publishDemo(topic: TestTopic, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += CHUNK) {
    const records = history.slice(at, Math.min(at + CHUNK, to));
    await topic.publish(
      records.map(({ key, event }) => ({
        key,
        value: JSON.stringify(event),
        headers: { 'content-type': 'application/cloudevents+json' },
      })),
    );
  }
}

async function untilKnown(get: DemoService['get'], newest: number): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
    if ((await get('/v1/changes?limit=1')).body.asOf === newest) return;
  }
  throw new Error('the records do not know the history');
}
