// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { approved, asked, forArtifacts, forRequest, request } from '../../testing/authority.js';
import { delivered, tested } from '../../testing/delivery.js';
import { given } from '../../testing/given.js';
import { incident, release } from '../../testing/operation.js';
import {
  configured,
  finished,
  rolledOut,
  staged,
  started,
  toggled,
} from '../../testing/rollout.js';
import { digest, minute } from '../../testing/said.js';

describe('rule 15: feature flags', () => {
  it('are a Change of configuration of their own, and an item that shows what holds', () => {
    const { changes, deployments, items } = given(
      toggled(0, 'gifts', true),
      toggled(30, 'gifts', false),
    );
    expect(changes.map(({ authorisation }) => authorisation)).toEqual(['absent', 'absent']);
    expect(deployments.map(({ kind, flag }) => [kind, flag?.isEnabled])).toEqual([
      ['config', true],
      ['config', false],
    ]);
    expect(items).toMatchObject([{ class: 'flag', name: 'gifts', currentState: { value: 'off' } }]);
  });
});

describe('rule 16: emergency', () => {
  const EMERGENCY = {
    type: 'emergency',
    artifacts: ['a'],
    incident: 'https://itsm.example/incidents/INC-1',
  } as const;
  const detected = incident(0, 'detected');
  const asksFor = request(10, 'submitted', EMERGENCY);
  const live = rolledOut(30, 'a', { request: 'CR-1' });

  it('is justified by an incident that had been detected before', () => {
    const { change } = given(detected, asksFor, approved(20, { profile: forRequest() }), live);
    expect(change).toMatchObject({
      type: 'emergency',
      authorisation: 'approved',
      emergency: { isJustified: true, isApprovedBefore: true, ratifyBy: null, hoursLate: null },
    });
  });

  it.each([
    ['no incident is told of', []],
    ['it was detected after the start', [incident(40, 'detected')]],
    ['it is of another service', [incident(0, 'detected', { service: 'cart' })]],
  ])('is misused when %s', (_, incidents) => {
    const { change } = given(incidents, asksFor, live);
    expect(change?.emergency).toMatchObject({ isJustified: false });
  });

  it('may be approved afterwards, within the time for it, and stays ratified late', () => {
    const { change, approval } = given(
      detected,
      asksFor,
      asked(15, { profile: forRequest() }),
      live,
      approved(90, { profile: forRequest() }),
    );
    expect(change).toMatchObject({
      authorisation: 'ratified_late',
      emergency: {
        isApprovedBefore: false,
        ratifyBy: null,
        hoursLate: 1,
        isRatifiedInTime: true,
      },
    });
    expect(approval).toMatchObject({ isRetroactive: true, hoursLate: 1 });
  });

  it('is ratified too late after the time for it', () => {
    const { change } = given(
      detected,
      asksFor,
      live,
      approved(30 + 49 * 60, { profile: forRequest() }),
    );
    expect(change?.emergency).toMatchObject({
      ratifyBy: minute(30 + 48 * 60),
      hoursLate: 49,
      isRatifiedInTime: false,
    });
  });

  it.each([
    ['nobody ratifies it', []],
    ['it is rejected afterwards', [approved(90, { profile: forRequest(), decision: 'rejected' })]],
  ])('is to be ratified by the end of the time for it, when %s', (_, decided) => {
    const { change } = given(detected, asksFor, live, decided);
    expect(change?.emergency).toMatchObject({
      ratifyBy: minute(30 + 48 * 60),
      isRatifiedInTime: null,
    });
  });
});

describe('rule 17: many environments', () => {
  it('shows where the same artifact ran before', () => {
    const { deployments } = given(delivered('a'), staged(10, 'a'), rolledOut(30, 'a'));
    expect(deployments.at(-1)?.stages).toMatchObject([
      { environment: 'staging/eu-1', tier: 'staging' },
    ]);
  });

  it('shows a stage that was skipped by its absence', () => {
    const { deployments } = given(delivered('a'), staged(10, 'b'), rolledOut(30, 'a'));
    expect(deployments.at(-1)?.stages).toEqual([]);
  });

  it.each([
    ['passed', [tested(5, 'unit', { artifact: 'a' })]],
    ['failed', [tested(5, 'unit', { artifact: 'a', outcome: 'failure' })]],
    ['late', [tested(50, 'unit', { artifact: 'a' })]],
    ['missing', [tested(5, 'unit', { artifact: 'b' })]],
    ['unproven', [tested(5, 'unit', { chainId: 'run' })]],
  ] as const)('knows a required suite as %s', (result, tests) => {
    const { change } = given(tests, rolledOut(30, 'a', { chainId: 'run' }));
    expect(change?.requiredSuites[0]).toEqual({ kind: 'unit', result });
  });
});

describe('rule 18: a release of many services', () => {
  const both = { units: { cart: 'b', shop: 'a' } };
  const allowed = approved(10, { target: 'https://itsm.example/releases/1.0.0' });
  const shop = rolledOut(30, 'a');
  const cart = { deployment: 'cart', service: 'cart' };

  it('approves its units by inclusion, and each service keeps its own outcome', () => {
    const { changes, release: found } = given(
      release(0, 'created', both),
      allowed,
      shop,
      started(40, 'b', cart),
      finished(45, 'b', 'failure', cart),
    );
    expect(changes.map(({ authorisation, lifecycle }) => [authorisation, lifecycle])).toEqual([
      ['approved', 'closed'],
      ['approved', 'implement'],
    ]);
    expect(found).toMatchObject({
      state: 'partially_deployed',
      changes: changes.map(({ id }) => id).toSorted(),
    });
  });

  it('is approved by the root of its units, too', () => {
    const manifestHash = given(release(0, 'created', both)).release?.manifestHash ?? '';
    const byHash = approved(10, {
      profile: { scopeHash: manifestHash, environment: 'production/eu-1' },
    });
    const { changes, release: found } = given(
      release(0, 'created', { ...both, manifestHash }),
      byHash,
      shop,
    );
    expect(changes).toMatchObject([{ authorisation: 'approved' }]);
    expect(found).toMatchObject({ isManifestConfirmed: true });
  });

  it('is deployed when every unit is, available when it is published, and superseded by the next', () => {
    const all = [release(0, 'created', both), shop, rolledOut(40, 'b', cart)];
    const out = [...all.flat(), release(60, 'published', both)];
    const next = release(90, 'published', { version: '1.1.0', units: { cart: 'd', shop: 'c' } });
    const states = [all.flat(), out, [...out, next]].map((said) => given(said).releases[0]?.state);
    expect(states).toEqual(['deployed', 'available', 'superseded']);
  });

  it('tells what came with it since the release before', () => {
    const first = [delivered('a'), release(7, 'created', { units: { shop: 'a' } })].flat();
    const pull = { pull: 'https://code.example/shop/pull/2', head: 'c', merge: 'd' };
    const second = delivered('b', pull).map((said) => ({
      ...said,
      timestamp: said.timestamp.replace('10:', '11:'),
    }));
    const { releases } = given(
      first,
      second,
      release(70, 'created', { version: '1.1.0', units: { shop: 'b' } }),
    );
    expect(releases[1]).toMatchObject({
      previous: releases[0]?.id,
      type: 'minor',
      commits: [{ sourceChange: pull.pull, isReviewed: true, basis: 'declared' }],
      units: [{ previousArtifactDigest: digest('a'), artifactDigest: digest('b') }],
    });
  });
});

describe('rule 19: a change of configuration alone', () => {
  it('is a Change by the digest of its settings, authorised like any other', () => {
    const { change, deployments } = given(
      configured(0, 'b', { environment: 'staging/eu-1' }),
      request(10, 'submitted', { configs: ['c'] }),
      approved(20, { profile: forRequest() }),
      configured(30, 'c', { previous: 'b', request: 'CR-1' }),
    );
    expect(change).toMatchObject({
      authorisation: 'approved',
      configDigests: [digest('c')],
      artifactDigests: [],
    });
    expect(deployments.at(-1)).toMatchObject({ kind: 'config', previousConfigDigest: digest('b') });
  });

  it('is stale when other settings were approved', () => {
    const { change } = given(
      request(10, 'submitted', { configs: ['c'] }),
      approved(20, { profile: forRequest() }),
      configured(30, 'd', { previous: 'b', request: 'CR-1' }),
    );
    expect(change).toMatchObject({ authorisationReason: 'APPROVAL_STALE' });
  });

  it('is found by the digest that a request names', () => {
    const { change } = given(
      request(10, 'submitted', { configs: ['c'] }),
      approved(20, { profile: forRequest() }),
      configured(30, 'c', { previous: 'b' }),
    );
    expect(change).toMatchObject({
      matchBasis: 'scopeHash',
      changeRequests: ['CR-1'],
      authorisation: 'approved',
    });
  });

  it('is not allowed by an approval of an artifact', () => {
    const { change } = given(
      approved(20, { profile: forArtifacts('a') }),
      configured(30, 'c', { previous: 'b' }),
    );
    expect(change).toMatchObject({ authorisation: 'absent', matchBasis: 'none' });
  });
});
