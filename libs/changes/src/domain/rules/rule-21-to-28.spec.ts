// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  approved,
  changeWindow,
  forArtifacts,
  forRequest,
  request,
} from '../../testing/authority.js';
import { delivered } from '../../testing/delivery.js';
import { given } from '../../testing/given.js';
import { incident } from '../../testing/operation.js';
import { configured, effect, rolledOut } from '../../testing/rollout.js';
import { digest, person } from '../../testing/said.js';
import { DEFAULT_CONFIGURATION } from '../configuration/default-configuration.js';

const allowed = approved(20, { profile: forArtifacts('a') });

describe('rule 21: settings that many services use', () => {
  it('are one Change with many services and items', () => {
    const { change, deployment, items } = given(
      configured(30, 'c', { previous: 'b', services: ['cart', 'shop'] }),
    );
    expect(change).toMatchObject({ services: ['cart', 'shop'] });
    expect(change?.items).toHaveLength(2);
    expect(deployment).toMatchObject({ service: null, services: ['cart', 'shop'] });
    const running = items.filter((item) => item.class === 'service');
    expect(running.map(({ name, currentState }) => [name, currentState?.configDigest])).toEqual([
      ['cart', digest('c')],
      ['shop', digest('c')],
    ]);
  });
});

describe('rule 23: freezes and windows', () => {
  const frozen = changeWindow(0, [25, 90]);
  const live = rolledOut(30, 'a');

  it('is hit by a deployment within a freeze, whatever the tool allowed', () => {
    const { deployment } = given(frozen, delivered('a'), allowed, live);
    expect(deployment?.freezeHits).toMatchObject([
      { window: 'https://itsm.example/windows/1', exceptions: [] },
    ]);
  });

  it.each([
    ['before it', changeWindow(0, [40, 90])],
    ['when it was announced only afterwards', changeWindow(31, [25, 90])],
  ])('is not hit %s', (_, window) => {
    expect(given(window, delivered('a'), allowed, live).deployment?.freezeHits).toEqual([]);
  });

  it('is not hit when it was revoked', () => {
    const revoked = changeWindow(10, [25, 90], { predicate: 'revoked' });
    expect(given(frozen, revoked, delivered('a'), allowed, live).deployment?.freezeHits).toEqual(
      [],
    );
  });

  it('knows an exception that names the window', () => {
    const exception = approved(22, {
      approval: 'x',
      target: 'https://itsm.example/windows/1',
      id: 'exception',
    });
    const { deployments } = given(frozen, exception, delivered('a'), allowed, live);
    expect(deployments[0]?.freezeHits).toMatchObject([{ exceptions: ['exception'] }]);
  });

  it('is within its window, or not, or knows of none', () => {
    const open = changeWindow(0, [25, 90], { type: 'permissive' });
    const other = changeWindow(0, [50, 90], { type: 'permissive' });
    const verdicts = [[open], [other], []].map(
      (windows) => given(windows, delivered('a'), allowed, live).deployment?.windowOk,
    );
    expect(verdicts).toEqual([true, false, null]);
  });

  it('holds a request to the window that was planned when it began', () => {
    const planned = request(10, 'submitted', { artifacts: ['a'], planned: [25, 60] });
    const moved = request(40, 'scheduled', { artifacts: ['a'], planned: [60, 90] });
    const { deployment } = given(planned, rolledOut(30, 'a', { request: 'CR-1' }), moved);
    expect(deployment).toMatchObject({ windowOk: true });
  });
});

describe('rule 24: late, out of order, twice', () => {
  const facts = [delivered('a'), allowed, rolledOut(30, 'a')].flat();

  it('gives the same record whenever the approval arrives', () => {
    const late = facts.toSpliced(6, 1).concat(allowed);
    const views = [facts, late].map((said) => given(said).change);
    expect(views.map((change) => [change?.authorisation, change?.actualStart])).toEqual([
      ['approved', '2026-03-02T10:30:00.000Z'],
      ['approved', '2026-03-02T10:30:00.000Z'],
    ]);
    const recorded = views[1]?.approvals.map(({ isRecordedAfterStart }) => isRecordedAfterStart);
    expect(recorded).toEqual([false, true]);
  });

  it('names evidence whose identity was used for other content', () => {
    const [first, ...rest] = rolledOut(30, 'a');
    const { change } = given(delivered('a'), allowed, first ?? [], rest, {
      ...effect(36, 'upgraded', 'a'),
      conflictsWith: 8,
    });
    expect(change?.conflicts).toEqual([10]);
  });
});

describe('rule 26: what an incident is put down to', () => {
  const live = rolledOut(30, 'a');

  it('is what its publisher names', () => {
    const { incidents, deployments } = given(
      effect(0, 'deployed', 'b'),
      live,
      incident(40, 'detected', { causedBy: 'https://cd.example/deployments/1' }),
    );
    expect(incidents).toMatchObject([{ causedBy: [deployments[1]?.id], causeBasis: 'declared' }]);
  });

  it('is the latest deployment there within a day, and that is inferred', () => {
    const { incidents, deployments } = given(
      live,
      incident(60, 'detected'),
      incident(90, 'resolved'),
    );
    expect(incidents).toMatchObject([{ causedBy: [deployments[0]?.id], causeBasis: 'inferred' }]);
    expect(deployments[0]?.incidents).toEqual([incidents[0]?.id]);
  });

  it('is nothing after a day, or elsewhere', () => {
    const { incidents } = given(
      live,
      incident(30 + 25 * 60, 'detected'),
      incident(60, 'detected', { number: 'INC-2', service: 'cart' }),
    );
    expect(incidents.map(({ causedBy, causeBasis }) => [causedBy, causeBasis])).toEqual([
      [[], null],
      [[], null],
    ]);
  });

  it('moves when an earlier deployment is told of late', () => {
    const { incidents, deployments } = given(
      live,
      incident(60, 'detected'),
      effect(50, 'upgraded', 'b'),
    );
    expect(incidents[0]?.causedBy).toEqual([deployments[1]?.id]);
  });
});

describe('rule 27: authority at the time of the decision', () => {
  it('does not go away with who had it', () => {
    const role = { role: 'authority', from: '2026-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };
    const cab = { id: person('cab'), aliases: [], function: 'operations', roles: [role] };
    const configuration = { ...DEFAULT_CONFIGURATION, people: [cab] };
    const yes = approved(20, { profile: { ...forArtifacts('a'), role: 'authority' } });
    const { approval } = given({ configuration }, yes);
    expect(approval?.votes).toMatchObject([
      { hadAuthority: true, rolesHeld: ['authority'], function: 'operations' },
    ]);
  });

  it('is withdrawn by a later no before the start, not after it', () => {
    const no = (at: number) => approved(at, { profile: forArtifacts('a'), decision: 'rejected' });
    const states = [25, 90].map(
      (at) => given(delivered('a'), allowed, no(at), rolledOut(30, 'a')).change?.authorisation,
    );
    expect(states).toEqual(['absent', 'approved']);
  });
});

describe('rule 28: a request that is edited after the deployment', () => {
  it('is flagged, field by field, and judged as it stood at the start', () => {
    const { change } = given(
      request(10, 'submitted', { artifacts: ['a'], content: { title: 'one' } }),
      approved(20, { profile: forRequest() }),
      rolledOut(30, 'a', { request: 'CR-1' }),
      request(60, 'scheduled', {
        artifacts: ['b'],
        content: { title: 'two' },
        actor: { id: 'eve', kind: 'user' },
      }),
    );
    expect(change).toMatchObject({ authorisation: 'approved' });
    expect(change?.postHocEdits).toMatchObject([
      { field: 'title', before: '"one"', after: '"two"', by: 'eve', position: 5 },
      { field: 'artifactDigests' },
    ]);
  });
});
