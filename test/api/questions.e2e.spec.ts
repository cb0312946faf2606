// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasKafka } from '#testing';
import { type DemoService, type ListBody, startDemoService } from './demo-service.js';

// The questions of an auditor that are not a list of records alone, each answered a second time by
// counting in the lists.

interface ChangeBody {
  readonly id: string;
  readonly type: string;
  readonly services: readonly string[];
  readonly tiers: readonly string[];
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  readonly artifactDigests: readonly string[];
  readonly approvals: readonly { readonly id: string }[];
  readonly deployments: readonly { readonly id: string }[];
  readonly segregation: Readonly<Record<string, readonly string[]>>;
  readonly incidentsCaused: readonly { readonly id: string }[];
  readonly incidentsFixed: readonly { readonly id: string }[];
}
interface DeploymentBody {
  readonly id: string;
  readonly artifactDigest: string | null;
  readonly changeId: string | null;
  readonly mutableTag: { readonly tag: string } | null;
}

let demo: DemoService;
let changes: readonly ChangeBody[];
let deployments: readonly DeploymentBody[];

async function whole<Item>(list: string, asOf?: number): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let next: string | null = ''; next !== null;) {
    const at = `${next === '' ? '' : `&cursor=${next}`}${asOf === undefined ? '' : `&asOf=${asOf}`}`;
    const page: ListBody<Item> = await demo.body(`${list}limit=1000${at}`);
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

describe.skipIf(!hasKafka())('the questions of an auditor', () => {
  beforeAll(async () => {
    demo = await startDemoService();
    changes = await whole<ChangeBody>('/v1/changes?');
    deployments = await whole<DeploymentBody>('/v1/deployments?');
  });
  afterAll(() => demo?.stop());

  it.each([undefined, 1_500])('how many by month, type and service? (as of %s)', async (asOf) => {
    interface Summary {
      readonly total: number;
      readonly groups: readonly { readonly values: object; readonly count: number }[];
    }
    const listed = await whole<ChangeBody>('/v1/changes?', asOf);
    const counts = new Map<string, number>();
    for (const { actualStart, type, services } of listed) {
      const month = actualStart === null ? null : new Date(actualStart).toISOString().slice(0, 7);
      for (const service of services.length === 0 ? [null] : services) {
        const key = JSON.stringify({ month, type, service });
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const suffix = asOf === undefined ? '' : `?asOf=${asOf}`;
    const summary = await demo.body<Summary>(`/v1/changes/summary${suffix}`);
    const expected = [...counts].map(([key, count]) => ({
      values: JSON.parse(key) as object,
      count,
    }));
    expect(summary.total).toBe(listed.length);
    expect(summary.groups).toHaveLength(expected.length);
    expect(summary.groups).toEqual(expect.arrayContaining(expected));
  });

  it('how many, narrowed and by one thing; unknown things are refused', async () => {
    const path = '/v1/changes/summary?tier=production&groupBy=type';
    const { groups } = await demo.body<{ groups: readonly object[] }>(path);
    const production = changes.filter(({ tiers }) => tiers.includes('production'));
    const types = [...new Set(production.map(({ type }) => type))].toSorted();
    expect(production.length).toBeGreaterThan(0);
    expect(groups).toEqual(
      types.map((type) => ({
        values: { type },
        count: production.filter((change) => change.type === type).length,
      })),
    );
    for (const query of ['groupBy=colour', 'limit=5', 'sort=position', 'groupBy=']) {
      await demo.get(`/v1/changes/summary?${query}`).expect(400);
    }
  });

  it('what did somebody write, approve or deploy?', async () => {
    const approver = changes.flatMap(({ segregation }) => segregation['approvers'] ?? [])[0] ?? '';
    const path = `/v1/actors/${encodeURIComponent(approver)}/activity`;
    const did = (roles: readonly string[]) =>
      ids(
        changes.filter(({ segregation }) =>
          roles.some((role) => segregation[`${role}s`]?.includes(approver)),
        ),
      );
    interface Activity {
      readonly changeId: string;
    }
    const all = await whole<Activity>(`${path}?`);
    const roles = ['author', 'approver', 'deployer'];
    expect(all.map(({ changeId }) => changeId)).toEqual(did(roles));
    const approved = await whole<Activity>(`${path}?roles=approver&`);
    expect(approved.map(({ changeId }) => changeId)).toEqual(did(['approver']));
    expect(approved.length).toBeGreaterThan(0);
    await demo.get(`${path}?roles=king`).expect(400);
  });

  it('what is everything on one Change?', async () => {
    const change = changes.find((each) => each.approvals.length > 0 && each.deployments.length > 0);
    if (change === undefined) throw new Error('no such Change');
    const parts = 'approvals,tests,deployments,incidents,releases,artifacts';
    interface Expanded extends ChangeBody {
      readonly expanded: Readonly<Record<string, readonly { id: string; name?: string }[]>>;
    }
    const { expanded, ...rest } = await demo.body<Expanded>(
      `/v1/changes/${change.id}?expand=${parts}`,
    );
    expect(rest).toEqual(change);
    expect(ids(expanded['approvals'] ?? [])).toEqual([...new Set(ids(change.approvals))]);
    expect(ids(expanded['deployments'] ?? [])).toEqual([...new Set(ids(change.deployments))]);
    expect((expanded['artifacts'] ?? []).map(({ name }) => name)).toEqual(
      expect.arrayContaining([...change.artifactDigests]),
    );
    for (const deployment of expanded['deployments'] ?? []) {
      expect(await demo.body(`/v1/deployments/${deployment.id}`)).toEqual(deployment);
    }
    const then = await demo.body<Expanded>(
      `/v1/changes/${change.id}?expand=approvals&asOf=implementation-start`,
    );
    expect(Object.keys(then.expanded)).toEqual(['approvals']);
    await demo.get(`/v1/changes/${change.id}?expand=colour`).expect(400);
  });

  it('where did a digest run, and who approved each?', async () => {
    const digest = deployments.find((each) => each.artifactDigest !== null)?.artifactDigest ?? '';
    const own = deployments.filter(({ artifactDigest }) => artifactDigest === digest);
    interface Ran {
      readonly deploymentId: string;
      readonly changeId: string | null;
    }
    const history = await whole<Ran>(`/v1/artifacts/${digest}/history?`);
    expect(history.map(({ deploymentId, changeId }) => [deploymentId, changeId])).toEqual(
      own.map(({ id, changeId }) => [id, changeId]),
    );
  });

  it('which tags pointed at two digests?', async () => {
    interface Tag {
      readonly tag: string;
      readonly digests: readonly string[];
      readonly deployments: readonly string[];
    }
    const { items } = await demo.body<ListBody<Tag>>('/v1/artifacts/mutable-tags');
    const moved = deployments.filter(({ mutableTag }) => mutableTag !== null);
    expect(items.flatMap((tag) => tag.deployments).toSorted()).toEqual(ids(moved).toSorted());
    expect(items.map(({ tag }) => tag)).toEqual(
      [...new Set(moved.map(({ mutableTag }) => mutableTag?.tag ?? ''))].toSorted(),
    );
    for (const { digests } of items) expect(digests.length).toBeGreaterThan(1);
  });

  it('what is the schedule of a period, as JSON and as iCalendar?', async () => {
    const timeOf = (change: ChangeBody) => {
      const planned = [change.plannedStart, change.plannedEnd].flatMap((text) => text ?? []);
      const done = [change.actualStart, change.actualEnd].flatMap((text) => text ?? []);
      return (planned.length > 0 ? planned : done).map((text) => Date.parse(text));
    };
    const starts = changes
      .flatMap((change) => timeOf(change).slice(0, 1))
      .toSorted((a, b) => a - b);
    const from = starts[starts.length >> 2] ?? 0;
    const to = starts[starts.length >> 1] ?? 0;
    const expected = changes.filter((change) => {
      const times = timeOf(change);
      return times.length > 0 && Math.max(...times) >= from && Math.min(...times) < to;
    });
    const [first, second] = [new Date(from).toISOString(), new Date(to).toISOString()];
    const path = `/v1/change-schedule?from=${first}&to=${second}`;
    const { items } = await demo.body<ListBody<{ id: string }>>(path);
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(items).toSorted()).toEqual(ids(expected).toSorted());
    const calendar = await demo.get(path, { accept: 'text/calendar' }).expect(200);
    const lines = calendar.text.split('\r\n');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(items.length);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(calendar.headers['content-type']).toBe('text/calendar; charset=utf-8');
    await demo.get(`/v1/change-schedule?from=${second}&to=${first}`).expect(400);
    await demo.get('/v1/change-schedule').expect(400);
  });

  it('which Changes caused or resolved an incident?', async () => {
    interface Incident {
      readonly id: string;
      readonly incident: string;
      readonly causedByChanges: readonly string[];
      readonly fixedByChanges: readonly string[];
    }
    const incidents = await whole<Incident>('/v1/incidents?relation=caused_by&');
    expect(incidents.length).toBeGreaterThan(0);
    for (const { id, incident, causedByChanges, fixedByChanges } of incidents) {
      expect(causedByChanges).not.toEqual([]);
      const { items } = await demo.body<ListBody<{ id: string }>>(`/v1/incidents/${id}/changes`);
      expect(ids(items)).toEqual([...new Set([...causedByChanges, ...fixedByChanges])]);
      const named = await demo.body<ListBody>(
        `/v1/incidents/${encodeURIComponent(incident)}/changes`,
      );
      expect(named.items).toEqual(items);
    }
    await demo.get('/v1/incidents/none/changes').expect(404);
  });

  it('which entries came late, and which numbers are lacking?', async () => {
    const period = 'from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z';
    interface Late {
      readonly position: number;
      readonly occurredAt: string;
      readonly recordedAt: string;
      readonly secondsLate: number;
    }
    const late = await demo.body<ListBody<Late>>(`/v1/producers/late?${period}&seconds=86400`);
    expect(late.total).toBeGreaterThan(0);
    for (const { occurredAt, recordedAt, secondsLate } of late.items) {
      const ms = Date.parse(recordedAt) - Date.parse(occurredAt);
      expect(secondsLate).toBe(Math.floor(ms / 1_000));
      expect(secondsLate).toBeGreaterThanOrEqual(86_400);
    }
    const never = 'from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z';
    expect((await demo.body<ListBody>(`/v1/producers/late?${never}`)).items).toEqual([]);
    await demo.get(`/v1/producers/late?${period}&seconds=-1`).expect(400);
    expect(await demo.body(`/v1/producers/gaps`)).toMatchObject({
      asOf: demo.newest,
      ledger: 'main',
      next: null,
    });
  });

  it.each([
    ['tier', 'test', (change: ChangeBody) => change.tiers.includes('test')],
    ['tier', 'production', (change: ChangeBody) => change.tiers.includes('production')],
    ['incident', 'caused', (change: ChangeBody) => change.incidentsCaused.length > 0],
    ['implemented', 'false', (change: ChangeBody) => change.actualStart === null],
    [
      'segregation',
      'self_approved',
      (change: ChangeBody) => (change.segregation['selfApprovers'] ?? []).length > 0,
    ],
  ])('which Changes have %s %s?', async (filter, value, isMeant) => {
    const listed = await whole<ChangeBody>(`/v1/changes?${filter}=${value}&`);
    expect(ids(listed)).toEqual(ids(changes.filter(isMeant)));
  });
});
