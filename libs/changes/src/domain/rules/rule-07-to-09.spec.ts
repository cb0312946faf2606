// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { approved, forArtifacts, request } from '../../testing/authority.js';
import { delivered, published } from '../../testing/delivery.js';
import { given } from '../../testing/given.js';
import { incident } from '../../testing/operation.js';
import { effect, finished, rollback, rolledOut, started, step } from '../../testing/rollout.js';
import { image, relation } from '../../testing/said.js';

const DEPLOYMENT = 'https://cd.example/deployments/1';
const plan = (kind: string, rest = {}) => ({ content: { backoutPlan: { kind, ...rest } } });
const planned = plan('redeploy', { targetArtifactId: image('a'), windowMinutes: 240 });
const before = effect(0, 'deployed', 'a');
const allowed = approved(20, { profile: { ...forArtifacts('b'), changeRequest: 'CR-1' } });
const into = { previous: 'a', request: 'CR-1' };
const live = rolledOut(30, 'b', into);
const back = (at: number, artifact = 'a') => [
  started(at, artifact, {
    deployment: 'back',
    previous: 'b',
    links: [relation('TAKES_BACK', 'up')],
  }),
  finished(at + 4, artifact, 'success', { deployment: 'back', previous: 'b' }),
  effect(at + 5, 'rolledback', artifact, { previous: 'b', chainId: 'back' }),
];
const up = started(30, 'b', { ...into, id: 'up' });
const asked = request(10, 'submitted', { artifacts: ['b'], ...planned });

describe('rule 7: a rollback event', () => {
  it('is part of the Change that it takes back when its plan covers it, and needs no approval', () => {
    const { changes, deployments } = given(
      before,
      delivered('b'),
      asked,
      allowed,
      up,
      live.slice(1),
      back(60),
    );
    const own = changes.find(({ changeRequests }) => changeRequests.includes('CR-1'));
    expect(own).toMatchObject({
      authorisation: 'approved',
      closeCode: 'unsuccessful',
      backoutResult: 'completed',
      isUnauthorised: false,
      lifecycle: 'review',
    });
    expect(
      own?.deployments.map(({ kind, state, isPlannedBackout }) => [kind, state, isPlannedBackout]),
    ).toEqual([
      ['upgrade', 'rolled_back', false],
      ['rollback', 'succeeded', true],
    ]);
    expect(deployments.at(-1)).toMatchObject({
      takesBack: deployments.at(-2)?.id,
      changeId: own?.id,
    });
  });

  it.each([
    ['to another artifact than planned', asked, back(60, 'c')],
    ['after the window of its plan', asked, back(500)],
    ['without any plan', request(10, 'submitted', { artifacts: ['b'] }), back(60)],
    [
      'though only forward was planned',
      request(10, 'submitted', { artifacts: ['b'], ...plan('forwardOnly') }),
      back(60),
    ],
  ])('is an emergency of its own %s', (_, submitted, way) => {
    const { changes } = given(before, delivered('b'), submitted, allowed, up, live.slice(1), way);
    expect(changes.at(-1)).toMatchObject({
      type: 'emergency',
      authorisation: 'absent',
      deployments: [{ kind: 'rollback', isPlannedBackout: false }],
    });
  });

  it('is found by what was triggered, without any link', () => {
    const triggered = rollback(55, 'triggered', { from: 'b', to: 'a', deployment: DEPLOYMENT });
    const again = rolledOut(60, 'a', { deployment: 'back', previous: 'b' });
    const { changes } = given(before, delivered('b'), asked, allowed, live, triggered, again);
    expect(changes.at(-1)?.deployments.map(({ kind }) => kind)).toEqual(['upgrade', 'rollback']);
  });

  it('is planned in the middle of a rollout: the pipeline turns back by itself', () => {
    const canary = [
      started(30, 'b', { previous: 'a', request: 'CR-1', chainId: 'run' }),
      step(32, 'traffic'),
      finished(40, 'b', 'rolledback', { previous: 'a', request: 'CR-1', chainId: 'run' }),
      effect(41, 'rolledback', 'a', { previous: 'b', chainId: 'run' }),
    ];
    const { changes, items } = given(before, delivered('b'), asked, allowed, canary);
    expect(changes.at(-1)).toMatchObject({
      backoutResult: 'completed',
      deployments: [
        { kind: 'upgrade', state: 'rolled_back' },
        { kind: 'rollback', isPlannedBackout: true },
      ],
    });
    expect(items.find((item) => item.class === 'service')?.currentState?.artifactDigest).toMatch(
      /:a+$/,
    );
  });

  it('has failed when what was triggered says so', () => {
    const failed = rollback(60, 'finished', {
      from: 'b',
      to: 'a',
      deployment: DEPLOYMENT,
      outcome: 'failure',
    });
    const { changes } = given(before, delivered('b'), asked, allowed, live, failed);
    expect(changes.at(-1)).toMatchObject({ backoutResult: 'failed' });
  });
});

describe('rule 8: a rollback without an event', () => {
  const older = [published(-20, 'a', '1.0'), published(-10, 'b', '1.1')];
  const again = rolledOut(60, 'a', { deployment: 'again', previous: 'b' });

  it('is inferred where what ran here before comes back', () => {
    const { deployments } = given(older, before, live, again);
    expect(deployments.at(-1)).toMatchObject({ kind: 'rollback', kindBasis: 'inferred' });
    expect(deployments.at(-2)).toMatchObject({
      state: 'rolled_back',
      takenBackBy: deployments.at(-1)?.id,
    });
  });

  it('is none where what comes back was published later', () => {
    const newer = [published(-20, 'b', '1.0'), published(-10, 'a', '1.1')];
    const { deployments } = given(newer, before, live, again);
    expect(deployments.at(-1)).toMatchObject({ kind: 'upgrade' });
  });

  it('is not covered by the approval that first let it in', () => {
    const first = approved(-1, { approval: 'first', profile: forArtifacts('a') });
    const { changes } = given(older, first, before, live, again);
    expect(changes.at(-1)).toMatchObject({
      authorisation: 'absent',
      authorisationReason: 'APPROVAL_USED',
    });
  });
});

describe('rule 9: a fix forward', () => {
  it('remediates the Change whose incident it resolves, which had issues', () => {
    const broken = { ...incident(40, 'detected', { causedBy: DEPLOYMENT }), id: 'broken' };
    const fix = rolledOut(60, 'c', {
      deployment: 'fix',
      previous: 'b',
      links: [relation('REMEDIES', 'broken')],
    });
    const { changes, incidents } = given(before, delivered('b'), live, broken, fix);
    const [cause, repair] = changes.slice(-2);
    expect(cause).toMatchObject({
      closeCode: 'successful_with_issues',
      lifecycle: 'closed',
      remediatedBy: [repair?.id],
      incidentsCaused: [{ incident: 'INC-1', basis: 'declared' }],
    });
    expect(repair).toMatchObject({
      remediates: [cause?.id],
      incidentsFixed: [{ incident: 'INC-1' }],
    });
    expect(incidents).toMatchObject([
      { causedByChanges: [cause?.id], fixedByChanges: [repair?.id] },
    ]);
  });
});
