// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { approved, forArtifacts, request } from '../../testing/authority.js';
import { delivered, published } from '../../testing/delivery.js';
import { given } from '../../testing/given.js';
import { effect, finished, progressed, rolledOut, started, step } from '../../testing/rollout.js';
import { minute } from '../../testing/said.js';

const allowed = approved(20, { profile: forArtifacts('a') });

describe('rule 10: failed readiness, never effective', () => {
  it('is a failed Deployment of a Change that goes on', () => {
    const { change, deployment } = given(
      delivered('a'),
      allowed,
      started(30, 'a'),
      step(35, 'unready'),
      finished(36, 'a', 'failure'),
    );
    expect(deployment).toMatchObject({ state: 'failed', effectiveAt: null, readiness: 'failed' });
    expect(change).toMatchObject({ lifecycle: 'implement', closeCode: null });
  });

  it('closes unsuccessfully with its request', () => {
    const named = { request: 'CR-1' };
    const { change } = given(
      request(10, 'submitted', { artifacts: ['a'] }),
      started(30, 'a', named),
      finished(36, 'a', 'failure', named),
      request(40, 'completed', { artifacts: ['a'], content: { outcome: 'failed' } }),
      request(50, 'closed', { artifacts: ['a'] }),
    );
    expect(change).toMatchObject({ lifecycle: 'closed', closeCode: 'unsuccessful' });
  });
});

describe('rule 11: failed readiness, partly effective', () => {
  it.each([
    ['traffic', step(32, 'traffic')],
    ['a swapped slot', step(32, 'swap')],
    ['a part of its instances', progressed(32, 'a', '1/4')],
  ])('counts as effective by %s', (_, serving) => {
    const { deployment } = given(started(30, 'a'), serving, finished(36, 'a', 'failure'));
    expect(deployment).toMatchObject({ state: 'failed', effectiveAt: minute(32) });
  });

  it('does not count a phase that is no share', () => {
    const { deployment } = given(started(30, 'a'), progressed(32, 'a', 'warm'));
    expect(deployment).toMatchObject({ state: 'progressing', effectiveAt: null });
  });
});

describe('rule 12: a retry', () => {
  const failed = [started(30, 'a'), finished(36, 'a', 'failure')];
  const again = (at: number, artifact = 'a') =>
    rolledOut(at, artifact, { deployment: 'https://cd.example/deployments/2' });

  it('is the next attempt of the same Change', () => {
    const { changes } = given(delivered('a'), allowed, failed, again(50));
    expect(changes).toMatchObject([
      {
        closeCode: 'successful_with_issues',
        deployments: [
          { attempt: 1, state: 'failed' },
          { attempt: 2, state: 'succeeded' },
        ],
      },
    ]);
  });

  it('may come hundreds of times, of one Change', () => {
    const attempts = Array.from({ length: 200 }, (_, index) => {
      const rollout = { deployment: `https://cd.example/deployments/${index}` };
      const at = 30 + 2 * index;
      return [started(at, 'a', rollout), finished(at + 1, 'a', 'failure', rollout)];
    });
    const { changes } = given(delivered('a'), allowed, attempts);
    expect(changes.map(({ deployments }) => deployments.length)).toEqual([200]);
  });

  it.each([
    ['another artifact goes live', again(50, 'b')],
    ['it comes after the time for retries', again(400)],
  ])('is another Change when %s', (_, retry) => {
    expect(given(delivered('a'), allowed, failed, retry).changes).toHaveLength(2);
  });
});

describe('rule 13: the same version, the same tag', () => {
  it('changes nothing when artifact and settings stay', () => {
    const { deployments } = given(effect(0, 'deployed', 'a'), effect(30, 'upgraded', 'a'));
    expect(deployments[1]).toMatchObject({ kind: 'redeploy', state: 'no_effect' });
  });

  it('is a configuration change when the settings differ', () => {
    const settings = (configDigest: string) => ({
      profile: { configDigest: `sha256:${configDigest.repeat(64)}` },
    });
    const { deployments } = given(
      effect(0, 'deployed', 'a', settings('1')),
      effect(30, 'upgraded', 'a', settings('2')),
    );
    expect(deployments[1]).toMatchObject({ kind: 'config' });
  });

  it('is a mutable tag when the tag named another digest before', () => {
    const { change, deployments } = given(
      published(0, 'a', '1.0'),
      published(10, 'b', '1.0'),
      effect(30, 'upgraded', 'b', { tag: '1.0' }),
    );
    const digests = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];
    expect(deployments[0]?.mutableTag).toEqual({
      tag: 'pkg:oci/shop?repository_url=registry.example/shop&tag=1.0',
      digests,
    });
    expect(change?.mutableTags).toHaveLength(1);
  });

  it('is none when the tag is moved only afterwards', () => {
    const { deployments } = given(
      published(0, 'a', '1.0'),
      effect(30, 'upgraded', 'a', { tag: '1.0' }),
      published(40, 'b', '1.0'),
    );
    expect(deployments[0]?.mutableTag).toBe(null);
  });
});

describe('rule 14: canary, blue-green, slot swap', () => {
  it('is one Change and one Deployment with its phases, effective at the first user traffic', () => {
    const { changes, deployment } = given(
      delivered('a'),
      allowed,
      started(30, 'a'),
      progressed(31, 'a', 'warm'),
      step(33, 'traffic', { percent: 5 }),
      step(40, 'traffic', { percent: 100 }),
      step(41, 'ready'),
      finished(42, 'a', 'success'),
      effect(43, 'upgraded', 'a'),
    );
    expect(changes).toHaveLength(1);
    expect(deployment).toMatchObject({
      startedAt: minute(30),
      effectiveAt: minute(33),
      finishedAt: minute(43),
      readiness: 'passed',
      phases: [
        { phase: 'warm', at: minute(31) },
        { phase: 'traffic 5 %', at: minute(33) },
        { phase: 'traffic 100 %', at: minute(40) },
        { phase: 'readiness passed', at: minute(41) },
      ],
    });
  });
});
