// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { given } from '../../testing/given.js';
import { configured, effect, rolledOut, toggled } from '../../testing/rollout.js';
import { digest, minute } from '../../testing/said.js';
import { sortedDistinct } from '../lists.js';
import { diffStates, stateOf } from './environment-state.js';

const ms = (at: number) => Date.parse(minute(at));

describe('what runs in an environment', () => {
  const { deployments, changes } = given(
    effect(0, 'deployed', 'a', { profile: { configDigest: digest('1') } }),
    effect(10, 'deployed', 'c', { service: 'cart' }),
    rolledOut(20, 'b', { previous: 'a' }),
    configured(30, '2', { previous: '1' }),
    toggled(35, 'gifts', true),
    effect(40, 'removed', 'c', { service: 'cart' }),
  );
  const idOf = (index: number) => deployments[index]?.id;

  it.each([
    [-1, []],
    [5, [['shop', digest('a'), digest('1')]]],
    [
      15,
      [
        ['cart', digest('c'), null],
        ['shop', digest('a'), digest('1')],
      ],
    ],
    [
      26,
      [
        ['cart', digest('c'), null],
        ['shop', digest('b'), digest('1')],
      ],
    ],
    [60, [['shop', digest('b'), digest('2')]]],
  ])('is told for minute %d', (at, expected) => {
    const running = stateOf(deployments, ms(at));
    expect(running.map((each) => [each.service, each.artifactDigest, each.configDigest])).toEqual(
      expected,
    );
  });

  it('tells since when and by which deployment', () => {
    expect(stateOf(deployments, ms(26))[1]).toEqual({
      service: 'shop',
      artifactDigest: digest('b'),
      configDigest: digest('1'),
      since: minute(24),
      deploymentId: idOf(2),
      changeId: changes[2]?.id,
    });
  });

  it('tells what runs otherwise at two times, with the Change behind each line', () => {
    const lines = diffStates(deployments, ms(15), ms(60));
    expect(
      lines.map(({ service, before, after, changes: behind }) => [
        service,
        before?.artifactDigest,
        after?.artifactDigest,
        behind,
      ]),
    ).toEqual([
      ['cart', digest('c'), undefined, [changes[5]?.id]],
      [
        'shop',
        digest('a'),
        digest('b'),
        sortedDistinct([changes[2]?.id ?? '', changes[3]?.id ?? '']),
      ],
    ]);
    expect(diffStates(deployments, ms(50), ms(60))).toEqual([]);
  });
});
