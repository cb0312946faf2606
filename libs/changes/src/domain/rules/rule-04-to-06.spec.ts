// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  approved,
  asked,
  expired,
  forArtifacts,
  forRequest,
  request,
  voted,
} from '../../testing/authority.js';
import {
  delivered,
  merged,
  packaged,
  proposed,
  pushed,
  reviewed,
  tested,
} from '../../testing/delivery.js';
import { given, type Given } from '../../testing/given.js';
import { effect, progressed, rolledOut, started, step } from '../../testing/rollout.js';
import { minute, person } from '../../testing/said.js';
import { DEFAULT_CONFIGURATION } from '../configuration/default-configuration.js';

const scope = { profile: forArtifacts('a') };

describe('rule 4: approval before implementation', () => {
  it('counts when it was decided before first exposure', () => {
    const { change } = given(delivered('a'), approved(29, scope), rolledOut(30, 'a'));
    expect(change).toMatchObject({
      authorisation: 'approved',
      authorisationReason: 'APPROVED_BEFORE_START',
    });
  });

  it('ratifies late when it was decided after, and is never approval', () => {
    const { change, deployment } = given(
      delivered('a'),
      asked(20, scope),
      rolledOut(30, 'a'),
      approved(90, scope),
    );
    expect(change).toMatchObject({ authorisation: 'ratified_late', isUnauthorised: true });
    expect(deployment).toMatchObject({ approvalAtStart: false });
  });

  it('counts the first step of a canary as exposure', () => {
    const { change } = given(
      delivered('a'),
      started(30, 'a'),
      step(31, 'traffic'),
      approved(40, scope),
      progressed(60, 'a', '100 %'),
      effect(61, 'upgraded', 'a'),
    );
    expect(change).toMatchObject({ authorisation: 'ratified_late', actualStart: minute(30) });
  });

  it('counts an earlier start that a later event names', () => {
    const profile = { startedAt: minute(30) };
    const { change } = given(
      delivered('a'),
      approved(35, scope),
      effect(40, 'upgraded', 'a', { profile }),
    );
    expect(change).toMatchObject({ authorisation: 'ratified_late' });
  });

  it.each([-0.02, 0.02])(
    'is not known where two clocks may disagree (%d minutes)',
    (difference) => {
      const { change, deployment } = given(
        delivered('a'),
        approved(30 + difference, scope),
        rolledOut(30, 'a'),
      );
      expect(change).toMatchObject({
        authorisation: 'pending',
        authorisationReason: 'CLOCKS_CANNOT_TELL',
      });
      expect(deployment).toMatchObject({ approvalAtStart: null });
    },
  );

  it('is known to the second where both times are of one clock', () => {
    const own = { ...scope, source: 'https://cd.example' };
    const { change } = given(delivered('a'), approved(29.98, own), rolledOut(30, 'a'));
    expect(change).toMatchObject({ authorisation: 'approved' });
  });

  it('tolerates as much as a source declares', () => {
    const clockTolerance = {
      defaultMs: 0,
      sources: [{ source: 'https://itsm.example', ms: 600_000 }],
    };
    const { change } = given(
      { configuration: { ...DEFAULT_CONFIGURATION, clockTolerance } },
      delivered('a'),
      approved(25, scope),
      rolledOut(30, 'a'),
    );
    expect(change).toMatchObject({ authorisationReason: 'CLOCKS_CANNOT_TELL' });
  });

  it('needs every approver that is required', () => {
    const two = { profile: { ...forArtifacts('a'), requiredApprovers: 2 } };
    const one = given(delivered('a'), approved(20, two), rolledOut(30, 'a'));
    const both = given(
      delivered('a'),
      voted(19, { ...two, by: 'eve' }),
      approved(20, two),
      rolledOut(30, 'a'),
    );
    expect([one.change?.authorisationReason, both.change?.authorisationReason]).toEqual([
      'APPROVERS_MISSING',
      'APPROVED_BEFORE_START',
    ]);
  });

  it('does not count a blocked approver, a rejection, nor a request that expired', () => {
    const blocked = { profile: { ...forArtifacts('a'), blockedApprovers: [person('cab')] } };
    const reasons = [
      given(delivered('a'), approved(20, blocked), rolledOut(30, 'a')),
      given(delivered('a'), approved(20, { ...scope, decision: 'rejected' }), rolledOut(30, 'a')),
      given(delivered('a'), asked(10, scope), expired(20, scope), rolledOut(30, 'a')),
    ].map(({ change }) => change?.authorisationReason);
    expect(reasons).toEqual(['APPROVERS_MISSING', 'REJECTED', 'APPROVAL_EXPIRED']);
  });

  it('is repudiated when the answer after the start is no', () => {
    const { change } = given(
      delivered('a'),
      asked(20, scope),
      rolledOut(30, 'a'),
      approved(90, { ...scope, decision: 'rejected' }),
    );
    expect(change).toMatchObject({ authorisation: 'repudiated' });
  });

  it('reads the approval of the events of a request where no other is told of', () => {
    const { change } = given(
      delivered('a'),
      request(10, 'submitted', { artifacts: ['a'] }),
      request(20, 'authorized', { artifacts: ['a'] }),
      rolledOut(30, 'a', { request: 'CR-1' }),
    );
    expect(change).toMatchObject({ authorisation: 'approved', matchBasis: 'explicit' });
  });
});

describe('rule 5: stale approvals', () => {
  it('is stale where another digest went live than was approved', () => {
    const { change, approvals } = given(
      delivered('b'),
      request(10, 'submitted', { artifacts: ['a'] }),
      approved(20, { profile: { ...forArtifacts('a'), changeRequest: 'CR-1' } }),
      rolledOut(30, 'b', { request: 'CR-1' }),
    );
    expect(change).toMatchObject({
      authorisation: 'absent',
      authorisationReason: 'APPROVAL_STALE',
    });
    expect(change?.approvals.map(({ verdict }) => verdict)).toEqual(['advisory', 'stale']);
    expect(approvals.map(({ isStale }) => isStale)).toEqual([false, true]);
  });

  it('is stale where the request named another scope when it was approved', () => {
    const { change } = given(
      delivered('b'),
      request(10, 'submitted', { artifacts: ['a'] }),
      approved(20, { profile: forRequest() }),
      request(25, 'scheduled', { artifacts: ['b'] }),
      rolledOut(30, 'b', { request: 'CR-1' }),
    );
    expect(change).toMatchObject({ authorisationReason: 'APPROVAL_STALE' });
  });

  describe('one approval id used again for another artifact', () => {
    const again = { profile: forArtifacts('b') };
    const verdicts = (...said: readonly Given[]) => {
      const { approvals, changes } = given(delivered('a'), delivered('b'), ...said);
      const effects = approvals.flatMap((each) => each.effects.map(({ verdict }) => verdict));
      return [changes.map(({ authorisation }) => authorisation), effects];
    };

    it('given that only the first was approved, when the second goes live, then it is stale', () => {
      expect(
        verdicts(
          approved(20, scope),
          rolledOut(30, 'a'),
          asked(40, again),
          rolledOut(50, 'b', { deployment: 'second' }),
        ),
      ).toEqual([
        ['approved', 'absent'],
        ['valid', 'stale'],
      ]);
    });

    it('given that the second is approved after it went live, then it is late', () => {
      expect(
        verdicts(
          approved(20, scope),
          rolledOut(30, 'a'),
          rolledOut(50, 'b', { deployment: 'second' }),
          approved(60, again),
        ),
      ).toEqual([
        ['approved', 'ratified_late'],
        ['valid', 'late'],
      ]);
    });

    it('given an answer for each before it went live, then each answer counts for its own', () => {
      expect(
        verdicts(
          approved(20, scope),
          approved(25, again),
          rolledOut(30, 'a'),
          rolledOut(50, 'b', { deployment: 'second' }),
        ),
      ).toEqual([
        ['approved', 'approved'],
        ['valid', 'valid'],
      ]);
    });
  });

  it('invalidates the approval of what has not begun, and takes it back to draft', () => {
    const { change } = given(
      request(10, 'submitted', { artifacts: ['a'] }),
      approved(20, { profile: forRequest() }),
      request(25, 'scheduled', { artifacts: ['b'] }),
    );
    expect(change).toMatchObject({ authorisation: 'invalidated', lifecycle: 'draft' });
  });

  it('does not let a review of an earlier head stand for a later one', () => {
    const { change } = given(
      proposed(0, { head: 'a' }),
      reviewed(1, 'ben', { head: 'a' }),
      pushed(2, { head: 'c' }),
      merged(3, { head: 'c' }),
      packaged(4, 'a'),
      rolledOut(30, 'a'),
    );
    expect(change).toMatchObject({
      authorisation: 'absent',
      segregation: { unreviewedAuthors: [person('ann')] },
    });
  });

  it('needs for each author somebody else: co-authors may approve one another, not themselves', () => {
    const authors = ['ann', 'ben'];
    const crossed = [reviewed(1, 'ben', { authors }), reviewed(2, 'ann', { authors })];
    const alone = [reviewed(1, 'ben', { authors })];
    const rest = [merged(3, { authors }), packaged(4, 'a'), tested(5, 'unit', { artifact: 'a' })];
    const unreviewed = [crossed, alone].map(
      (reviews) => given(proposed(0, { authors }), reviews, rest, rolledOut(30, 'a')).change,
    );
    expect(unreviewed.map((change) => change?.segregation.unreviewedAuthors)).toEqual([
      [],
      [person('ben')],
    ]);
  });
});

describe('rule 6: who is author, who deployed', () => {
  it('takes nobody for an author who only merged, and no deployer out of a commit', () => {
    const { change } = given(
      delivered('a', { actor: { id: 'merger', kind: 'user' } }),
      rolledOut(30, 'a'),
    );
    expect(change?.segregation).toMatchObject({
      authors: [person('ann')],
      deployers: [person('dan')],
    });
  });

  it('does not know a deployer whom nobody names', () => {
    const { change, deployment } = given(
      delivered('a'),
      effect(30, 'upgraded', 'a', { actor: null }),
    );
    expect(deployment).toMatchObject({ deployer: null, trigger: null });
    expect(change?.segregation.isDeployerUnknown).toBe(true);
  });

  it('knows one person by every name that the configuration lists', () => {
    const ann = {
      id: 'ann',
      aliases: ['octopus:Users-1', person('ann'), person('ann@example.org')],
      function: null,
      roles: [],
    };
    const configuration = { ...DEFAULT_CONFIGURATION, people: [ann] };
    const { change } = given(
      { configuration },
      delivered('a', { authors: ['ann@example.org'] }),
      approved(20, { ...scope, by: 'ann' }),
      rolledOut(30, 'a', { initiator: 'octopus:Users-1' }),
    );
    expect(change?.segregation).toMatchObject({
      authors: ['ann'],
      selfApprovers: ['ann'],
      selfDeployers: ['ann'],
    });
  });

  it('exempts a bot only by the reviewed list', () => {
    const bot = delivered('a', { authors: ['renovate'], reviewer: 'ben' });
    const self = delivered('a', { authors: ['renovate'], reviewer: 'renovate' });
    const configuration = { ...DEFAULT_CONFIGURATION, bots: [person('renovate')] };
    const cases = [
      given(bot, rolledOut(30, 'a')),
      given(self, rolledOut(30, 'a')),
      given({ configuration }, self, rolledOut(30, 'a')),
    ];
    expect(cases.map(({ change }) => change?.segregation.unreviewedAuthors)).toEqual([
      [],
      [person('renovate')],
      [],
    ]);
  });
});
