// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Schema } from '#client';
import { hasKafka, type TestService } from '#testing';
import {
  type DemoService,
  type ListBody as PageBody,
  startDemoService,
} from './api/demo-service.js';

const PRODUCTION = encodeURIComponent('production/eu-1');
const LISTS = ['changes', 'releases', 'deployments', 'approvals', 'items', 'incidents'] as const;

interface Listed {
  readonly id: string;
  readonly lastPosition: number;
}

let demo: DemoService;

const get = (path: string, role: keyof TestService['keys'] = 'auditor') => demo.getAs(role, path);
const bodyOf = <T>(path: string): Promise<T> => demo.body<T>(path);

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

describe.skipIf(!hasKafka())('the records over HTTP', () => {
  beforeAll(async () => {
    demo = await startDemoService({ partitions: 3 });
  });
  afterAll(() => demo?.stop());

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
      const entries = (await demo.client.whole('/v1/entries', { query: { limit: 1_000 } })).map(
        ({ recordedAt }) => recordedAt,
      );
      // entries of one chunk are recorded at one time: the last of them counts
      const asOf = entries.lastIndexOf(entries[700] ?? '');
      expect(asOf).toBeLessThan(demo.newest);
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
    const changes = await demo.client.read('/v1/changes', {
      query: { lifecycle: ['closed'], type: ['normal'], match: ['explicit'] },
    });
    const change = changes.items.find(({ implementationPosition: at }) => at !== null);
    if (change === undefined) throw new Error('no such Change');
    const path = { id: change.id };
    const timeline = await demo.client.read('/v1/changes/{id}/timeline', { path });
    const positions = timeline.items.map(({ position }) => position);
    expect(positions.toSorted((a, b) => a - b)).toEqual(change.sourceEvents);
    for (const { joins } of timeline.items) expect(joins).not.toEqual([]);

    const edits = await demo.client.read('/v1/changes/{id}/edits', { path });
    const later = await demo.client.read('/v1/changes/{id}/edits', {
      path,
      query: { after: 'actualStart' },
    });
    const start = change.implementationPosition ?? NaN;
    expect(later.items).toEqual(edits.items.filter(({ position }) => position > start));
    expect(change.sourceEvents).toContain(edits.items[0]?.position);
    const then = await bodyOf<Schema['ChangeDto']>(
      `/v1/changes/${change.id}?asOf=implementation-start`,
    );
    expect(then).toEqual(await bodyOf(`/v1/changes/${change.id}?asOf=${start}`));
    expect(then.lastPosition).toBeLessThanOrEqual(start);
  });

  it('shows a Release by its name, with units and stages, and its certificate', async () => {
    const releases = await demo.client.read('/v1/releases', {
      query: { state: ['available'], limit: 1 },
    });
    const [release] = releases.items;
    if (release === undefined) throw new Error('no such Release');
    expect(release.units).not.toEqual([]);
    expect(release.stages).not.toEqual([]);
    const path = { id: release.release };
    expect(await demo.client.read('/v1/releases/{id}', { path })).toEqual(release);
    const certificate = await demo.client.read('/v1/releases/{id}/certificate', { path });
    expect(certificate).toMatchObject({ asOf: demo.newest, release });
    expect(certificate.deployments.map(({ id }) => id)).toEqual(release.deployments);
    expect(certificate.changes.map(({ id }) => id)).toEqual(release.changes);
  });

  it('says what runs in an environment, and which Changes made it otherwise', async () => {
    const path = { environment: 'production/eu-1' };
    const state = await demo.client.read('/v1/environments/{environment}/state', { path });
    const items = await demo.client.read('/v1/items', {
      query: {
        class: ['service'],
        lifecycle: ['in_use'],
        environment: [path.environment],
        limit: 1_000,
      },
    });
    const runs = new Map(state.items.map((each) => [each.service, each]));
    expect([...runs.keys()].toSorted()).toEqual(items.items.map(({ name }) => name).toSorted());
    for (const { name, currentState } of items.items) {
      expect(currentState).toMatchObject({
        artifactDigest: runs.get(name)?.artifactDigest,
        deploymentId: runs.get(name)?.deploymentId,
      });
    }
    const diff = await demo.client.read('/v1/environments/{environment}/diff', {
      path,
      query: { from: '2000-01-01T00:00:00Z' },
    });
    expect(diff.items.map(({ before, after }) => [before, after])).toEqual(
      state.items.map((each) => [null, each]),
    );
    for (const { changes } of diff.items) {
      for (const id of changes) await get(`/v1/changes/${id}`).expect(200);
    }
    await get(`/v1/environments/${PRODUCTION}/diff`).expect(400);
  });

  it('computes the delivery metrics of each service, and says when it cannot', async () => {
    const query = { from: '2020-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' };
    const { items } = await demo.client.read('/v1/metrics/delivery', { query });
    expect(items.length).toBeGreaterThan(2);
    for (const { n, changeFailRate } of items) {
      expect(changeFailRate).toMatchObject({ kind: 'computed', n });
    }
    const empty = await demo.client.read('/v1/metrics/delivery', {
      query: { ...query, asOf: '0' },
    });
    expect(empty).toMatchObject({ items: [], asOf: 0 });
    await get('/v1/metrics/delivery?from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z').expect(400);
  });

  it('says on /health what of the records is parked', async () => {
    const park = `INSERT INTO parked_record (ledger, generation, anchor, position, reason)
      SELECT ledger, generation, '["change","request","CR-0"]', 7, 'out of memory'
        FROM projection_checkpoint WHERE is_serving`;
    await demo.database.database.query(park);
    interface Health {
      readonly roles: readonly { readonly role: string }[];
    }
    const projecting = async () =>
      (await bodyOf<Health>('/health')).roles.find(({ role }) => role === 'project');
    await expect.poll(projecting, { timeout: 20_000 }).toMatchObject({
      ready: true,
      detail: {
        parked: 1,
        ledgers: [{ parkedFirst: ['["change","request","CR-0"] at 7: out of memory'] }],
      },
    });
    await demo.database.database.query('DELETE FROM parked_record');
    await expect.poll(projecting, { timeout: 20_000 }).toMatchObject({ detail: { parked: 0 } });
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
