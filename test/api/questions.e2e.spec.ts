// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Schema } from '#client';
import { hasKafka } from '#testing';
import { type DemoService, startDemoService } from './demo-service.js';

// The questions of an auditor that are not a list of records alone, each answered a second time by
// counting in the lists.

type ChangeBody = Schema['ChangeDto'];

let demo: DemoService;
let changes: readonly ChangeBody[];
let deployments: readonly Schema['DeploymentDto'][];

async function recordedAtOf(position: number): Promise<string> {
  const [row] = await demo.database.database.query<{ at: Date }>(
    "SELECT recorded_at AS at FROM ledger_entry WHERE ledger = 'main' AND position = $1",
    [position],
  );
  return row?.at.toISOString() ?? '';
}

const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

describe.skipIf(!hasKafka())('the questions of an auditor', () => {
  beforeAll(async () => {
    demo = await startDemoService();
    changes = await demo.client.whole('/v1/changes');
    deployments = await demo.client.whole('/v1/deployments');
  });
  afterAll(() => demo?.stop());

  it.each([undefined, 1_500])('how many by month, type and service? (as of %s)', async (asOf) => {
    const query = asOf === undefined ? {} : { asOf: String(asOf) };
    const listed = await demo.client.whole('/v1/changes', { query });
    const counts = new Map<string, number>();
    for (const { actualStart, type, services } of listed) {
      const month = actualStart === null ? null : new Date(actualStart).toISOString().slice(0, 7);
      for (const service of services.length === 0 ? [null] : services) {
        const key = JSON.stringify({ month, type, service });
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const summary = await demo.client.read('/v1/changes/summary', { query });
    const expected = [...counts].map(([key, count]) => ({
      values: JSON.parse(key) as object,
      count,
    }));
    expect(summary.total).toBe(listed.length);
    expect(summary.groups).toHaveLength(expected.length);
    expect(summary.groups).toEqual(expect.arrayContaining(expected));
  });

  it('how many, narrowed and by one thing; unknown things are refused', async () => {
    const { groups } = await demo.client.read('/v1/changes/summary', {
      query: { tier: ['production'], groupBy: ['type'] },
    });
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
    const approver = changes.flatMap(({ segregation }) => segregation.approvers)[0] ?? '';
    const path = { id: approver };
    const did = (roles: readonly ('authors' | 'approvers' | 'deployers')[]) =>
      ids(
        changes.filter(({ segregation }) =>
          roles.some((role) => segregation[role].includes(approver)),
        ),
      );
    const all = await demo.client.whole('/v1/actors/{id}/activity', { path });
    expect(all.map(({ changeId }) => changeId)).toEqual(did(['authors', 'approvers', 'deployers']));
    const query = { roles: ['approver'] };
    const approved = await demo.client.whole('/v1/actors/{id}/activity', { path, query });
    expect(approved.map(({ changeId }) => changeId)).toEqual(did(['approvers']));
    expect(approved.length).toBeGreaterThan(0);
    await demo.get(`/v1/actors/${approver}/activity?roles=king`).expect(400);
  });

  it('what is everything on one Change?', async () => {
    const change = changes.find((each) => each.approvals.length > 0 && each.deployments.length > 0);
    if (change === undefined) throw new Error('no such Change');
    const path = { id: change.id };
    const { expanded = {}, ...rest } = await demo.client.read('/v1/changes/{id}', {
      path,
      query: {
        expand: ['approvals', 'tests', 'deployments', 'incidents', 'releases', 'artifacts'],
      },
    });
    const { approvals = [], deployments: deployed = [], artifacts = [] } = expanded;
    expect(rest).toEqual(change);
    expect(ids(approvals)).toEqual([...new Set(ids(change.approvals))]);
    expect(ids(deployed)).toEqual([...new Set(ids(change.deployments))]);
    expect(artifacts.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...change.artifactDigests]),
    );
    for (const deployment of deployed) {
      const own = { path: { id: deployment.id } };
      expect(await demo.client.read('/v1/deployments/{id}', own)).toEqual(deployment);
    }
    const then = await demo.client.read('/v1/changes/{id}', {
      path,
      query: { expand: ['approvals'], asOf: 'implementation-start' },
    });
    expect(Object.keys(then.expanded ?? {})).toEqual(['approvals']);
    await demo.get(`/v1/changes/${change.id}?expand=colour`).expect(400);
  });

  it('what exactly was in a Release, and where did it go?', async () => {
    const releases = await demo.client.whole('/v1/releases');
    const release = releases.find((each) => each.deployments.length > 0 && each.units.length > 0);
    if (release === undefined) throw new Error('no such Release');
    const path = { id: release.id };
    const parts = ['units', 'changes', 'deployments', 'approvals', 'incidents'] as const;
    const { expanded = {}, ...rest } = await demo.client.read('/v1/releases/{id}', {
      path,
      query: { expand: [...parts] },
    });
    const certificate = await demo.client.read('/v1/releases/{id}/certificate', { path });
    const { units = [] } = expanded;
    expect(rest).toEqual(release);
    expect({ ...certificate, release, ...expanded }).toEqual(certificate);
    expect(ids(expanded.deployments ?? [])).toEqual(release.deployments);
    expect(ids(expanded.changes ?? [])).toEqual(release.changes);
    expect(units.map(({ name }) => name).toSorted()).toEqual(
      [...new Set(release.units.flatMap(({ artifactDigest }) => artifactDigest ?? []))].toSorted(),
    );
    const one = await demo.client.read('/v1/releases/{id}', { path, query: { expand: ['units'] } });
    expect(one.expanded).toEqual({ units });
    await demo.get(`/v1/releases/${release.id}?expand=colour`).expect(400);
    await demo.get('/v1/releases/none?expand=units').expect(404);
  });

  it('where did a digest run, and who approved each?', async () => {
    const digest = deployments.find((each) => each.artifactDigest !== null)?.artifactDigest ?? '';
    const own = deployments.filter(({ artifactDigest }) => artifactDigest === digest);
    const history = await demo.client.whole('/v1/artifacts/{digest}/history', { path: { digest } });
    expect(history.map(({ deploymentId, changeId }) => [deploymentId, changeId])).toEqual(
      own.map(({ id, changeId }) => [id, changeId]),
    );
  });

  it('which tags pointed at two digests?', async () => {
    const items = await demo.client.whole('/v1/artifacts/mutable-tags', { query: { limit: 1 } });
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
    const query = { from: first, to: second, limit: 7 };
    const items = await demo.client.whole('/v1/change-schedule', { query });
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(items).toSorted()).toEqual(ids(expected).toSorted());
    const calendar = await demo.get(path, { accept: 'text/calendar' }).expect(200);
    const lines = calendar.text.split('\r\n');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(items.length);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(calendar.headers['content-type']).toBe('text/calendar; charset=utf-8');
    await demo.get(`${path}&limit=7`, { accept: 'text/calendar' }).expect(400);
    await demo.get(`/v1/change-schedule?from=${second}&to=${first}`).expect(400);
    await demo.get('/v1/change-schedule').expect(400);
  });

  it('which Changes caused or resolved an incident?', async () => {
    const changesOf = (id: string) =>
      demo.client.read('/v1/incidents/{id}/changes', { path: { id } });
    const query = { relation: ['caused_by' as const] };
    const incidents = await demo.client.whole('/v1/incidents', { query });
    expect(incidents.length).toBeGreaterThan(0);
    for (const { id, incident, causedByChanges, fixedByChanges } of incidents) {
      expect(causedByChanges).not.toEqual([]);
      const { items } = await changesOf(id);
      expect(ids(items)).toEqual([...new Set([...causedByChanges, ...fixedByChanges])]);
      expect((await changesOf(incident)).items).toEqual(items);
    }
    await demo.get('/v1/incidents/none/changes').expect(404);
  });

  it('which entries came late, and which numbers are lacking?', async () => {
    const ever = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
    const query = { ...ever, seconds: 86_400 };
    const whole = await demo.client.read('/v1/producers/late', {
      query: { ...query, limit: 1000 },
    });
    expect(whole.total).toBeGreaterThan(0);
    expect(whole.items).toHaveLength(Math.min(whole.total, 1_000));
    const paged = await demo.client.whole('/v1/producers/late', {
      query: { ...query, limit: 333 },
    });
    expect(paged).toHaveLength(whole.total);
    expect(paged.slice(0, 1_000)).toEqual(whole.items);
    for (const { occurredAt, recordedAt, secondsLate } of paged) {
      const ms = Date.parse(recordedAt) - Date.parse(occurredAt);
      expect(secondsLate).toBe(Math.floor(ms / 1_000));
      expect(secondsLate).toBeGreaterThanOrEqual(86_400);
    }
    const never = { ...ever, to: '2020-01-02T00:00:00Z' };
    expect((await demo.client.read('/v1/producers/late', { query: never })).items).toEqual([]);
    await demo.get(`/v1/producers/late?from=${ever.from}&to=${ever.to}&seconds=-1`).expect(400);
    const gaps = await demo.client.read('/v1/producers/gaps');
    expect(gaps).toMatchObject({ asOf: demo.newest, ledger: 'main', next: null });
    const singly = await demo.client.whole('/v1/producers/gaps', { query: { limit: 1 } });
    expect(singly).toEqual(gaps.items);
    expect(gaps.total).toBe(gaps.items.length);
    const ofEver = await demo.client.read('/v1/producers/gaps', { query: ever });
    expect(ofEver.items).toEqual(gaps.items);
    await demo
      .get('/v1/producers/gaps?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z')
      .expect(400);
  });

  it.each([undefined, 1_500])(
    'what was to be over, or to be ratified, and is not? (as of %s)',
    async (asOf) => {
      const asked = asOf === undefined ? {} : { asOf: String(asOf) };
      const known = await demo.client.whole('/v1/changes', { query: asked });
      const recordedAt = await recordedAtOf(asOf ?? demo.newest);
      const isBefore = (text: string | null | undefined, time: string) =>
        typeof text === 'string' && Date.parse(text) < Date.parse(time);
      const listed = (query: object) =>
        demo.client.whole('/v1/changes', { query: { ...asked, limit: 3, ...query } });
      const ends = known.flatMap(({ plannedEnd }) => plannedEnd ?? []).toSorted();
      const middle = ends[ends.length >> 1] ?? '';
      for (const time of ['now', middle]) {
        const over = known.filter(({ plannedEnd }) =>
          isBefore(plannedEnd, time === 'now' ? recordedAt : time),
        );
        expect(over.length).toBeGreaterThan(0);
        expect(ids(await listed({ plannedEndBefore: time }))).toEqual(ids(over));
        const summary = { ...asked, plannedEndBefore: time };
        expect(await demo.client.read('/v1/changes/summary', { query: summary })).toMatchObject({
          total: over.length,
        });
      }
      const unratified = known.filter(({ emergency }) => isBefore(emergency?.ratifyBy, recordedAt));
      const ratified = known.filter(({ emergency }) => emergency?.isRatifiedInTime === true);
      expect(ids(await listed({ ratifiedWithinSla: 'false' }))).toEqual(ids(unratified));
      expect(ids(await listed({ ratifiedWithinSla: 'true' }))).toEqual(ids(ratified));
    },
  );

  it.each([
    'plannedEndBefore=yesterday',
    'plannedEndBefore=',
    'plannedEndBefore=now&plannedEndBefore=now',
    'ratifiedWithinSla=maybe',
    'ratifiedWithinSla=true&ratifiedWithinSla=false',
    'dueBefore=now',
  ])('a deadline that is none is refused: %s', async (query) => {
    const { body } = await demo.get(`/v1/changes?${query}`).expect(400);
    expect(body).toMatchObject({ status: 400, title: 'The request cannot be understood' });
  });

  it.each([
    ['tier', 'test', (change: ChangeBody) => change.tiers.includes('test')],
    ['tier', 'production', (change: ChangeBody) => change.tiers.includes('production')],
    ['incident', 'caused', (change: ChangeBody) => change.incidentsCaused.length > 0],
    ['implemented', 'false', (change: ChangeBody) => change.actualStart === null],
    [
      'segregation',
      'self_approved',
      (change: ChangeBody) => change.segregation.selfApprovers.length > 0,
    ],
  ])('which Changes have %s %s?', async (filter, value, isMeant) => {
    const listed = await demo.client.whole('/v1/changes', { query: { [filter]: [value] } });
    expect(ids(listed)).toEqual(ids(changes.filter(isMeant)));
  });
});
