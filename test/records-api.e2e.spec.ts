// SPDX-License-Identifier: Apache-2.0
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoHistory } from '#demo';
import { sleep } from '#platform';
import {
  createTestDatabase,
  createTestTopic,
  hasKafka,
  startService,
  type TestDatabase,
  type TestService,
  type TestTopic,
} from '#testing';

const STRUCTURED = { 'content-type': 'application/cloudevents+json' };
const PRODUCTION = encodeURIComponent('production/eu-1');
const LISTS = ['changes', 'releases', 'deployments', 'approvals', 'items', 'incidents'] as const;
const history = [...demoHistory()];
const newest = history.length - 1;

interface Listed {
  readonly id: string;
  readonly lastPosition: number;
}
interface PageBody<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly asOf: number | null;
  readonly next: string | null;
}

let database: TestDatabase;
let topic: TestTopic;
let service: TestService;

const get = (path: string, role: keyof TestService['keys'] = 'auditor') =>
  request(service.url).get(path).set('authorization', `Bearer ${service.keys[role]}`);
const bodyOf = async <T>(path: string): Promise<T> => (await get(path).expect(200)).body as T;

/** A list, page by page. */
async function whole(path: string): Promise<readonly Listed[]> {
  const separator = path.includes('?') ? '&' : '?';
  const items: Listed[] = [];
  let page = await bodyOf<PageBody<Listed>>(path);
  const { asOf, total } = page;
  for (;;) {
    items.push(...page.items);
    expect(page).toMatchObject({ asOf, total });
    if (page.next === null) break;
    page = await bodyOf(`${path}${separator}cursor=${page.next}`);
  }
  expect(items.length).toBe(total);
  return items;
}

/** When the ledger recorded each position. */
async function recordedTimes(): Promise<readonly string[]> {
  const times: string[] = [];
  for (let cursor = ''; ;) {
    const page = await bodyOf<PageBody<{ recordedAt: string }>>(`/v1/entries?limit=1000${cursor}`);
    times.push(...page.items.map(({ recordedAt }) => recordedAt));
    if (page.next === null) return times;
    cursor = `&cursor=${page.next}`;
  }
}

describe.skipIf(!hasKafka())('the records over HTTP', () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    topic = await createTestTopic();
    service = await startService(database, topic);
    await service.ready();
    for (let at = 0; at < history.length; at += 200) {
      const records = history.slice(at, at + 200);
      await topic.publish(
        records.map(({ key, event }) => ({
          key,
          value: JSON.stringify(event),
          headers: STRUCTURED,
        })),
      );
    }
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
      if ((await get('/v1/changes?limit=1')).body.asOf === newest) return;
    }
    throw new Error('the records do not know the history');
  });
  afterAll(async () => {
    await service?.stop();
    await topic?.close();
    await database?.drop();
  });

  it.each(LISTS)('lists the %s in pages, and shows each by its id', async (list) => {
    const items = await whole(`/v1/${list}?limit=1000`);
    expect(items.length).toBeGreaterThan(0);
    expect(await whole(`/v1/${list}?limit=13`)).toEqual(items);
    const last = items.at(-1);
    expect(await bodyOf(`/v1/${list}/${last?.id}`)).toEqual(last);
    await get(`/v1/${list}/none`).expect(404);
  });

  it.each(LISTS)(
    'lists the %s as of a position, and as of the time of that entry',
    async (list) => {
      const entries = await recordedTimes();
      // entries of one chunk are recorded at one time: the last of them counts
      const asOf = entries.lastIndexOf(entries[700] ?? '');
      expect(asOf).toBeLessThan(newest);
      const then = await whole(`/v1/${list}?asOf=${asOf}&limit=50`);
      expect(await whole(`/v1/${list}?asOf=${entries[asOf]}&limit=1000`)).toEqual(then);
      for (const { lastPosition } of then) expect(lastPosition).toBeLessThanOrEqual(asOf);
      for (const record of then.slice(0, 3)) {
        expect(await bodyOf(`/v1/${list}/${record.id}?asOf=${asOf}`)).toEqual(record);
      }
    },
  );

  it('narrows a list by a closed list of filters, and refuses any other', async () => {
    const production = await whole('/v1/deployments?tier=production&limit=1000');
    const failed = await whole('/v1/deployments?tier=production&state=failed&state=aborted');
    expect(production).toEqual(expect.arrayContaining([...failed]));
    expect(failed.length).toBeLessThan(production.length);
    const refused = await Promise.all(
      ['colour=red', 'tier=moon', 'from=yesterday', 'asOf=-1', 'limit=0'].map(
        async (query) => (await get(`/v1/deployments?${query}`)).body,
      ),
    );
    expect(refused).toEqual(refused.map(() => expect.objectContaining({ status: 400 })));
    const { next } = await bodyOf<PageBody<Listed>>('/v1/deployments?tier=production&limit=1');
    await get(`/v1/deployments?tier=staging&limit=1&cursor=${next}`).expect(400);
  });

  it('bounds a list by when it happened, the end excluded', async () => {
    const all =
      await bodyOf<PageBody<{ id: string; actualStart: string | null }>>('/v1/changes?limit=1000');
    const starts = all.items.flatMap(({ actualStart }) => actualStart ?? []).map(Date.parse);
    const middle = new Date(starts.toSorted((a, b) => a - b)[starts.length >> 1] ?? 0);
    const [before, after] = await Promise.all(
      [`to=${middle.toISOString()}`, `from=${middle.toISOString()}`].map((bounds) =>
        whole(`/v1/changes?${bounds}&limit=1000`),
      ),
    );
    expect((before?.length ?? 0) + (after?.length ?? 0)).toBe(starts.length);
    expect(before?.length).toBe(starts.filter((start) => start < middle.getTime()).length);
  });

  it('tells the story of a Change: its entries, its edits, and how it stood at its start', async () => {
    interface ChangeBody extends Listed {
      readonly sourceEvents: readonly number[];
      readonly implementationPosition: number | null;
    }
    const changes = await bodyOf<PageBody<ChangeBody>>(
      '/v1/changes?lifecycle=closed&type=normal&match=explicit',
    );
    const change = changes.items.find(({ implementationPosition: at }) => at !== null);
    if (change === undefined) throw new Error('no such Change');
    const timeline = await bodyOf<PageBody<{ position: number; joins: readonly unknown[] }>>(
      `/v1/changes/${change.id}/timeline`,
    );
    const positions = timeline.items.map(({ position }) => position);
    expect(positions.toSorted((a, b) => a - b)).toEqual(change.sourceEvents);
    for (const { joins } of timeline.items) expect(joins).not.toEqual([]);

    const edits = await bodyOf<PageBody<{ position: number }>>(`/v1/changes/${change.id}/edits`);
    const later = await bodyOf<PageBody<{ position: number }>>(
      `/v1/changes/${change.id}/edits?after=actualStart`,
    );
    const start = change.implementationPosition ?? NaN;
    expect(later.items).toEqual(edits.items.filter(({ position }) => position > start));
    expect(change.sourceEvents).toContain(edits.items[0]?.position);
    const then = await bodyOf<ChangeBody>(`/v1/changes/${change.id}?asOf=implementation-start`);
    expect(then).toEqual(await bodyOf(`/v1/changes/${change.id}?asOf=${start}`));
    expect(then.lastPosition).toBeLessThanOrEqual(start);
  });

  it('shows a Release by its name, with units and stages, and its certificate', async () => {
    interface ReleaseBody extends Listed {
      readonly release: string;
      readonly units: readonly unknown[];
      readonly stages: readonly { readonly deploymentId: string }[];
      readonly deployments: readonly string[];
      readonly changes: readonly string[];
    }
    const releases = await bodyOf<PageBody<ReleaseBody>>('/v1/releases?state=available&limit=1');
    const [release] = releases.items;
    if (release === undefined) throw new Error('no such Release');
    expect(release.units).not.toEqual([]);
    expect(release.stages).not.toEqual([]);
    const name = encodeURIComponent(release.release);
    expect(await bodyOf(`/v1/releases/${name}`)).toEqual(release);
    const certificate = await bodyOf<Record<'changes' | 'deployments', readonly Listed[]>>(
      `/v1/releases/${name}/certificate`,
    );
    expect(certificate).toMatchObject({ asOf: newest, release });
    expect(certificate.deployments.map(({ id }) => id)).toEqual(release.deployments);
    expect(certificate.changes.map(({ id }) => id)).toEqual(release.changes);
  });

  it('says what runs in an environment, and which Changes made it otherwise', async () => {
    interface Running {
      readonly service: string;
      readonly artifactDigest: string;
      readonly deploymentId: string;
    }
    const state = await bodyOf<PageBody<Running>>(`/v1/environments/${PRODUCTION}/state`);
    const items = await bodyOf<
      PageBody<{ name: string; currentState: { artifactDigest: string; deploymentId: string } }>
    >('/v1/items?class=service&lifecycle=in_use&environment=production/eu-1&limit=1000');
    const runs = new Map(state.items.map((each) => [each.service, each]));
    expect([...runs.keys()].toSorted()).toEqual(items.items.map(({ name }) => name).toSorted());
    for (const { name, currentState } of items.items) {
      expect(currentState).toMatchObject({
        artifactDigest: runs.get(name)?.artifactDigest,
        deploymentId: runs.get(name)?.deploymentId,
      });
    }
    const diff = await bodyOf<PageBody<{ before: unknown; after: Running; changes: string[] }>>(
      `/v1/environments/${PRODUCTION}/diff?from=2000-01-01T00:00:00Z`,
    );
    expect(diff.items.map(({ before, after }) => [before, after])).toEqual(
      state.items.map((each) => [null, each]),
    );
    for (const { changes } of diff.items) {
      for (const id of changes) await get(`/v1/changes/${id}`).expect(200);
    }
    await get(`/v1/environments/${PRODUCTION}/diff`).expect(400);
  });

  it('computes the delivery metrics of each service, and says when it cannot', async () => {
    interface Metrics {
      readonly service: string;
      readonly n: number;
      readonly changeFailRate: { readonly kind: string; readonly n: number };
    }
    const period = 'from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z';
    const { items } = await bodyOf<PageBody<Metrics>>(`/v1/metrics/delivery?${period}`);
    expect(items.length).toBeGreaterThan(2);
    for (const { n, changeFailRate } of items) {
      expect(changeFailRate).toMatchObject({ kind: 'computed', n });
    }
    const empty = await bodyOf<PageBody<Metrics>>(`/v1/metrics/delivery?${period}&asOf=0`);
    expect(empty).toMatchObject({ items: [], asOf: 0 });
    await get('/v1/metrics/delivery?from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z').expect(400);
  });

  it('is closed to whoever may not read', async () => {
    const paths = [
      ...LISTS,
      `environments/${PRODUCTION}/state`,
      `environments/${PRODUCTION}/diff`,
      'metrics/delivery',
    ];
    for (const path of paths) {
      expect([path, (await get(`/v1/${path}`, 'publisher')).status]).toEqual([path, 403]);
    }
  });
});
