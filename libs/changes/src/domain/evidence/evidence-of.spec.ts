// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { factOfLink, type StandaloneLink } from '#events';
import { approved, forArtifacts } from '../../testing/authority.js';
import { delivered } from '../../testing/delivery.js';
import { evidenceGiven, given, recordsFrom } from '../../testing/given.js';
import { effect, finished, started } from '../../testing/rollout.js';
import { digest, frame, image, PRODUCTION, type Said, STAGING } from '../../testing/said.js';
import { linkEvidence } from './head-of.js';

describe('evidence', () => {
  it('stands under the typed keys by which it is looked for, each with its rule', () => {
    const [act] = evidenceGiven(effect(0, 'deployed', 'a', { tag: '1.0' }));
    expect(act?.keys).toEqual([
      { key: `act artifact:${digest('a')}`, rule: 'content.artifactId', basis: 'declared' },
      { key: `act svcenv:shop ${PRODUCTION}`, rule: 'place', basis: 'declared' },
      { key: `state svcenv:shop ${PRODUCTION}`, rule: 'place', basis: 'declared' },
      { key: `state ${digest('a')} svcenv:shop ${PRODUCTION}`, rule: 'place', basis: 'declared' },
      { key: 'context ctx:event-0', rule: 'context.id', basis: 'declared' },
    ]);
  });

  it('is none of what no record needs, nor of an act that is placed nowhere', () => {
    const run: Said = {
      ...frame(0, {}),
      subject: 'pipelinerun',
      predicate: 'queued',
      subjectId: 'r',
      content: {},
    };
    const nowhere: Said = {
      ...frame(0, {}),
      subject: 'service',
      predicate: 'removed',
      subjectId: 'shop',
      content: {},
    };
    expect(evidenceGiven(run, nowhere)).toEqual([]);
  });

  it('takes a ticket of the type "change" for a change request', () => {
    const ticket: Said = {
      ...frame(10, {}),
      subject: 'ticket',
      predicate: 'created',
      subjectId: 'CHG-7',
      content: {
        summary: 'Gift cards',
        ticketType: 'change',
        creator: 'ann',
        uri: 'https://itsm.example/7',
      },
    };
    const { change } = given(ticket, started(30, 'a', { request: 'CHG-7' }));
    expect(change).toMatchObject({
      title: 'Gift cards',
      requestedBy: 'ann',
      changeRequests: ['CHG-7'],
    });
  });
});

describe('the joins of a record', () => {
  it('name path, rule and basis, and every entry once', () => {
    const { change } = given(
      delivered('a'),
      approved(20, { profile: forArtifacts('a') }),
      started(30, 'a'),
    );
    expect(
      change?.joins.map(({ path, rule, basis, positions }) => [path, rule, basis, positions]),
    ).toEqual([
      ['approval by artifact', 'profile.approval.artifactDigests', 'declared', [6]],
      ['build by artifact', 'subject', 'declared', [3]],
      ['process by deployment', 'subject', 'declared', [7]],
      ['sourceChange by pr', 'subject', 'declared', [0, 1, 2]],
      ['test by artifact', 'profile.test.artifactDigest', 'declared', [4, 5]],
    ]);
    expect(change?.sourceEvents).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('are inferred where only place and time join', () => {
    const { deployment } = given(
      started(30, 'a'),
      finished(34, 'a', 'success'),
      effect(35, 'upgraded', 'a'),
    );
    expect(deployment?.joins.find(({ positions }) => positions.includes(2))).toMatchObject({
      rule: 'service, environment, time',
      basis: 'inferred',
    });
  });

  it('follow a stand-alone link, which travels apart from the events that it joins', () => {
    const evidence = evidenceGiven(
      approved(20, { id: 'yes', profile: { environment: PRODUCTION } }),
      started(30, 'a', { id: 'go', chainId: 'run' }),
    );
    const link: StandaloneLink = {
      chainId: 'run',
      linkType: 'RELATION',
      linkKind: 'APPROVED_BY',
      timestamp: '2026-03-02T10:30:00Z',
      source: { contextId: 'go' },
      target: { contextId: 'yes' },
    };
    const origin = { position: 2n, recordedAt: '2026-11-24T00:00:02.000Z' };
    const { change } = recordsFrom([...evidence, linkEvidence(factOfLink(link, origin))]);
    expect(change).toMatchObject({ authorisation: 'approved' });
  });

  it('do not join what only shares an image: another service, another place', () => {
    const { changes } = given(
      approved(20, { profile: { ...forArtifacts('a'), environment: STAGING } }),
      effect(30, 'deployed', 'a'),
      effect(31, 'deployed', 'a', { service: 'cart' }),
    );
    expect(changes.map(({ authorisation, services }) => [authorisation, services])).toEqual([
      ['absent', ['shop']],
      ['absent', ['cart']],
    ]);
    expect(image('a')).toContain('pkg:oci/shop');
  });
});
