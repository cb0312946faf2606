// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { buildEvent } from '../build/build-event.js';
import type { EventDraft } from '../build/build-event.js';
import { readEvent } from '../read/read-event.js';
import { keyText } from './fact-key.js';
import { factOf } from './fact.js';
import type { Fact, FactOrigin } from './fact.js';

const SHA = '5f2c1e7d9b3a4c6e8f0a1b2c3d4e5f6071829304';
const HEX = 'ab'.repeat(32);
const DIGEST = `sha256:${HEX}`;
const OLDER = `sha256:${'cd'.repeat(32)}`;
const IMAGE = `pkg:oci/shop@sha256%3A${HEX}?repository_url=ghcr.io/acme&tag=1.2.0`;
const TAG = 'tag:pkg:oci/shop?repository_url=ghcr.io/acme&tag=1.2.0';
const ORIGIN: FactOrigin = { position: 12n, recordedAt: '2026-09-02T10:15:01.000Z' };

describe('a fact', () => {
  it('carries what its event says, whole', () => {
    const fact = factFrom({
      subject: 'service',
      predicate: 'deployed',
      subjectId: 'shop',
      chainId: 'chain-1',
      content: { environment: { id: 'production/eu-1' }, artifactId: IMAGE },
      itil: {
        actor: { id: 'bot', kind: 'serviceaccount' },
        deployment: { outcome: 'success', pipelineRun: 'https://ci.example/7', attempt: 2 },
      },
    });
    expect({ ...fact, keys: keysIn(fact) }).toEqual({
      origin: ORIGIN,
      source: 'https://ci.example',
      id: 'e1',
      type: 'dev.cdevents.service.deployed.0.3.0',
      name: 'service.deployed',
      subject: 'service',
      predicate: 'deployed',
      subjectId: 'shop',
      occurredAt: {
        text: '2026-09-02T12:15:00.1234567+02:00',
        nanoseconds: 1_788_344_100_123_456_700n,
      },
      actor: {
        id: 'bot',
        kind: 'serviceaccount',
        name: null,
        onBehalfOf: null,
        basis: 'profile',
      },
      outcome: 'success',
      places: [{ service: 'shop', environment: 'production/eu-1' }],
      keys: [
        'self ctx:e1',
        'partOf chain:chain-1',
        `input artifact:${DIGEST}`,
        `input ${TAG} (inferred)`,
        'partOf run:https://ci.example/7 attempt 2',
        'place svcenv:shop production/eu-1',
      ],
      links: [],
      profile: {
        actor: { id: 'bot', kind: 'serviceaccount' },
        deployment: { outcome: 'success', pipelineRun: 'https://ci.example/7', attempt: 2 },
      },
      content: { environment: { id: 'production/eu-1' }, artifactId: IMAGE },
      rewrites: [],
    });
  });

  it('has no occurredAt where the time is none, rather than a guess', () => {
    const event = buildEvent({ ...draft, timestamp: '2026-09-02 10:15:00Z' });
    const read = readEvent(event);
    expect(read.kind === 'unreadable' ? read : factOf(read, ORIGIN).occurredAt).toBe(null);
  });

  it('takes the actor from the CloudEvents attributes when the profile has none', () => {
    const attributes = { authid: 'carla', authtype: 'user' };
    const read = readEvent(buildEvent(draft));
    expect(
      read.kind === 'unreadable' ? read : factOf(read, { ...ORIGIN, attributes }).actor,
    ).toEqual({ id: 'carla', kind: 'user', name: null, onBehalfOf: null, basis: 'attributes' });
  });
});

describe('the keys of a fact', () => {
  it.each<readonly [string, Partial<EventDraft>, readonly string[]]>([
    [
      'a review covers commits of a pull request and names tickets',
      {
        subject: 'change',
        predicate: 'reviewed',
        subjectId: 'https://github.com/acme/shop/pull/42',
        itil: {
          change: {
            headSha: SHA.toUpperCase(),
            reviewedSha: '5f2c1e7',
            sourceBranch: 'feature/SHOP-12-basket',
            ticketRefs: ['https://jira.example/browse/SHOP-12'],
          },
        },
      },
      [
        'self resource:https://github.com/acme/shop/pull/42',
        'self pr:https://github.com/acme/shop/pull/42',
        'self domain:cdevents:v0:github::acme:shop:pr:42 (inferred)',
        `covers commit:${SHA}`,
        'covers commit:5f2c1e7 (inferred)',
        'mentions ticket:https://jira.example/browse/SHOP-12',
        'mentions ticket:SHOP-12 (inferred)',
        'mentions ticket:SHOP-12 (inferred)',
      ],
    ],
    [
      'a build used a commit and made an artifact',
      {
        subject: 'build',
        predicate: 'finished',
        subjectId: 'b 1',
        content: { artifactId: IMAGE },
        itil: { build: { commit: SHA } },
      },
      [
        'self run:https://ci.example b 1',
        `output artifact:${DIGEST}`,
        `output ${TAG} (inferred)`,
        `input commit:${SHA}`,
      ],
    ],
    [
      'an artifact was packaged from a change within its own source',
      {
        subject: 'artifact',
        predicate: 'packaged',
        subjectId: 'pkg:npm/%40acme/shop@1.2.0',
        content: { change: { id: '42', source: 'git.example/a%20b' } },
      },
      ['output package:pkg:npm/%40acme/shop@1.2.0 (inferred)', 'input pr:git.example/a%2520b 42'],
    ],
    [
      'a test run used an artifact and a configuration',
      {
        subject: 'testsuiterun',
        predicate: 'finished',
        subjectId: 'suite-1',
        content: { outcome: 'success', environment: { id: 'test' } },
        itil: { test: { artifactDigest: HEX, configDigest: OLDER.toUpperCase() } },
      },
      [
        'self run:https://ci.example suite-1',
        `input artifact:${DIGEST}`,
        `input config:${OLDER}`,
        'place environment:test',
      ],
    ],
    [
      'an approval covers digests for an environment',
      {
        subject: 'approval',
        predicate: 'created',
        subjectId: 'urn:approval:1',
        content: {
          approvalDetailsUrl: 'https://itsm.example/a/1',
          resourceTargetUrl: 'https://ci.example/d/1',
          requestor: 'urn:user:ben',
        },
        itil: {
          approval: { artifactDigests: [DIGEST], environment: 'production', changeRequest: 'CHG7' },
        },
      },
      [
        'self resource:urn:approval:1',
        'self approval:urn:approval:1',
        'covers resource:https://ci.example/d/1',
        'covers ctx:https://ci.example/d/1 (inferred)',
        'mentions resource:https://itsm.example/a/1',
        `covers artifact:${DIGEST}`,
        'covers changeRequest:CHG7',
        'place environment:production',
      ],
    ],
    [
      'a deployment replaced an artifact under a change request',
      {
        subject: 'itil-deployment',
        predicate: 'finished',
        subjectId: 'https://octopus.example/D-1',
        content: {
          service: { id: 'shop' },
          environment: { id: 'production' },
          artifactId: 'pkg:docker/acme/shop@1.2.0',
          previousArtifactId: OLDER,
          initiator: { id: 'ben', kind: 'user' },
          changeRequestId: 'CHG7',
        },
      },
      [
        'self resource:https://octopus.example/D-1',
        'self deployment:https://octopus.example/D-1',
        'input package:pkg:docker/acme/shop@1.2.0 (inferred)',
        'input tag:pkg:docker/acme/shop?tag=1.2.0 (inferred)',
        `previous artifact:${OLDER}`,
        'partOf changeRequest:CHG7',
        'place svcenv:shop production',
      ],
    ],
    [
      'what runs was observed, service by service',
      {
        subject: 'itil-runtime',
        predicate: 'observed',
        subjectId: 'cluster',
        content: {
          environment: { id: 'production' },
          items: [
            { service: 'shop', digests: [DIGEST], configDigest: OLDER },
            { service: 'basket', digests: [] },
          ],
        },
      },
      [
        `input artifact:${DIGEST}`,
        `input config:${OLDER}`,
        'place svcenv:shop production',
        'place svcenv:basket production',
      ],
    ],
    [
      'links join by context id and by domain id',
      {
        links: [
          { linkType: 'RELATION', linkKind: 'APPROVED_BY', target: { contextId: 'e0' } },
          {
            linkType: 'RELATION',
            linkKind: 'OF',
            target: { domainId: `cdevents:v0:github::acme:shop:commit:${SHA}` },
          },
          {
            linkType: 'RELATION',
            linkKind: 'FIXES',
            target: { domainId: 'cdevents:v0:jira::a:b:issue:SHOP-1' },
          },
          { linkType: 'END' },
        ],
      },
      [
        'self run:https://ci.example run-1',
        'mentions ctx:e0',
        `mentions domain:cdevents:v0:github::acme:shop:commit:${SHA}`,
        `mentions commit:${SHA}`,
        'mentions domain:cdevents:v0:jira::a:b:issue:SHOP-1',
        'mentions ticket:SHOP-1',
      ],
    ],
  ])('%s', (_, change, keys) => {
    expect(keysIn(factFrom(change))).toEqual(['self ctx:e1', ...keys]);
  });

  it('say by which rule they were read', () => {
    const fact = factFrom({ links: [{ linkType: 'PATH', from: { contextId: 'e0' } }] });
    expect(fact.keys.map(({ rule }) => rule)).toEqual(['context.id', 'subject', 'link.PATH']);
  });
});

describe('the actor in the content', () => {
  const place = { service: { id: 's' }, environment: { id: 'e' }, artifactId: IMAGE };
  const initiator = { id: 'ben', kind: 'user' };

  it.each<readonly [string, Partial<EventDraft>, object]>([
    [
      'is who initiated a deployment',
      {
        subject: 'itil-deployment',
        predicate: 'started',
        content: { ...place, initiator },
      },
      { id: 'ben', kind: 'user', basis: 'content' },
    ],
    [
      'is who edited a ticket last',
      {
        subject: 'ticket',
        predicate: 'updated',
        content: { uri: 'u', creator: 'ann', updatedBy: 'ben' },
      },
      { id: 'ben', kind: null, basis: 'content' },
    ],
  ])('%s', (_, change, actor) => {
    expect(factFrom(change).actor).toMatchObject(actor);
  });

  it('is nobody where nobody is named', () => {
    expect(factFrom({}).actor).toBe(null);
  });
});

const draft: EventDraft = {
  subject: 'pipelinerun',
  predicate: 'queued',
  id: 'e1',
  source: 'https://ci.example',
  timestamp: '2026-09-02T12:15:00.1234567+02:00',
  subjectId: 'run-1',
  content: {},
};

function factFrom(change: Partial<EventDraft>): Fact {
  const event = readEvent(buildEvent({ ...draft, ...change }));
  if (event.kind === 'unreadable') throw new Error(event.reason.text);
  return factOf(event, ORIGIN);
}

function keysIn(fact: Fact): readonly string[] {
  return fact.keys.map((key) => {
    const attempt = key.attempt === null ? '' : ` attempt ${key.attempt}`;
    return `${key.role} ${keyText(key)}${attempt}${key.basis === 'inferred' ? ' (inferred)' : ''}`;
  });
}
