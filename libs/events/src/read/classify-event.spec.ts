// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { buildEvent } from '../build/build-event.js';
import type { EventDraft } from '../build/build-event.js';
import type { CdEvent } from '../cd-event.js';
import type { JsonObject } from '../json.js';
import { classifyEvent } from './classify-event.js';

const IMAGE = `pkg:oci/shop@sha256%3A${'ab'.repeat(32)}?repository_url=ghcr.io/acme`;
const PLACE = { environment: { id: 'production/eu-1' }, artifactId: IMAGE };
const ACTOR = { id: 'github:anna', kind: 'user' } as const;

const deployed: EventDraft = {
  subject: 'service',
  predicate: 'deployed',
  id: '1',
  source: 'https://ci.example',
  timestamp: '2026-09-02T10:15:00.1234567Z',
  subjectId: 'shop',
  content: PLACE,
};
const deployment: EventDraft = {
  ...deployed,
  subject: 'itil-deployment',
  predicate: 'finished',
  content: { ...PLACE, service: { id: 'shop' }, initiator: ACTOR },
};

describe('an event that means what it says stands at rung 5', () => {
  it.each([
    ['of the vocabulary', deployed],
    ['of 0.4.1', { ...deployed, spec: '0.4.1' }],
    ['with the ITIL profile', { ...deployed, itil: { actor: ACTOR } }],
    ['of one of our types', deployment],
    ['of one of our types, written as of 0.4.1', { ...deployment, spec: '0.4.1' }],
    ['that is a drafted approval', approval()],
  ] satisfies [string, EventDraft][])('%s', (_, draft) => {
    expect(classifyEvent(buildEvent(draft))).toEqual({ state: 5, reason: null });
  });

  it('of 0.5.0, whose own schemas no document could meet', () => {
    const finished = { ...deployed, subject: 'pipelinerun', predicate: 'finished', content: {} };
    const event = withContext(buildEvent(finished), { specversion: '0.5.0' });
    expect(classifyEvent(event)).toEqual({ state: 5, reason: null });
  });

  it('that is a drafted approval under a 0.5 release', () => {
    const event = withContext(buildEvent(approval()), { specversion: '0.5.1' });
    expect(classifyEvent(event)).toEqual({ state: 5, reason: null });
  });
});

describe('an event without a schema that holds stays at rung 2', () => {
  const event = buildEvent(deployed);

  it.each([
    ['unknown_version', '/context', { specversion: '0.7.0' }],
    ['unknown_version', '/context', { specversion: '0.5' }],
    ['draft_version', '/context', { specversion: '0.5.0-draft' }],
    ['draft_version', '/context', { specversion: '0.6.0-draft' }],
    ['draft_type', '/context/type', { type: 'dev.cdevents.service.deployed.0.3.0-draft' }],
    ['type_version', '/context/type', { type: 'dev.cdevents.service.deployed.0.2.0' }],
    ['type_version', '/context/type', { type: 'dev.cdevents.service.deployed.1.0.0' }],
    ['unknown_type', '/context/type', { type: 'dev.cdevents.service.exploded.0.3.0' }],
    ['unknown_type', '/context/type', { type: 'dev.cdevents.Service.deployed.0.3.0' }],
    ['unknown_type', '/context/type', { type: 'com.github.push' }],
    ['schema', '/context/type', { type: 'dev.cdeventsx.itil-deployment.finished.0.10.0' }],
    ['schema', '/context', { surprise: 1 }],
    ['schema', '/context/id', { id: '' }],
    ['schema', '/context/timestamp', { timestamp: 'yesterday' }],
    ['schema', '/context/timestamp', { timestamp: '2025-02-30T00:00:00Z' }],
    ['schema', '/context/specversion', { specversion: 5 }],
    ['schema', '/context/links/0', { links: [{ linkType: 'START' }] }],
  ])('%s at %s: %j', (code, pointer, change) => {
    expect(verdictOf(withContext(event, change))).toEqual([2, code, pointer]);
  });

  it('names the field that is missing, never what it holds', () => {
    const { artifactId: _, ...content } = PLACE;
    const document = buildEvent({ ...deployed, content });
    expect(classifyEvent(document)).toEqual({
      state: 2,
      reason: {
        code: 'schema',
        text: '/subject/content/artifactId: is missing',
        pointer: '/subject/content/artifactId',
      },
    });
  });

  it('a custom type of 0.3.0, which had none', () => {
    const { context, subject } = buildEvent({ ...deployment, spec: '0.4.1' });
    const document = { context: { ...context, version: '0.3.0' }, subject };
    expect(verdictOf(document)).toEqual([2, 'unknown_type', '/context/type']);
  });
});

describe('an event whose custom schema does not hold, or is not known, stays at rung 3', () => {
  it('one of ours that lacks a field', () => {
    const { initiator: _, ...content } = deployment.content;
    expect(verdictOf(buildEvent({ ...deployment, content }))).toEqual([
      3,
      'custom_schema',
      '/subject/content/initiator',
    ]);
  });

  it('one of ours with a time that is not RFC 3339', () => {
    const window = {
      windowType: 'restrictive',
      start: '2026-09-01 00:00:00Z',
      end: '2026-09-02T00:00:00Z',
      scope: {},
    };
    const draft = { ...deployment, subject: 'itil-changewindow', predicate: 'created' };
    expect(verdictOf(buildEvent({ ...draft, content: window }))).toEqual([
      3,
      'custom_schema',
      '/subject/content/start',
    ]);
  });

  it('one of others that is not registered', () => {
    const type = 'dev.cdeventsx.harbor-quota.exceeded.0.1.0';
    const event = withContext(buildEvent(deployment), { type });
    expect(verdictOf(event)).toEqual([3, 'unregistered_custom', '/context/type']);
  });
});

describe('an event that does not mean what it says stays at rung 4', () => {
  it.each([
    ['time', '/context/timestamp', { timestamp: '2026-09-02 10:15:00Z' }],
    ['time', '/context/timestamp', { timestamp: '2026-09-02T10:15:00+02' }],
    ['time_range', '/context/timestamp', { timestamp: '0001-01-01T00:00:00Z' }],
    ['time_range', '/context/timestamp', { timestamp: '9999-12-31T00:00:00Z' }],
    ['schema_uri', '/context/schemaUri', { schemaUri: 'https://cdevents.dev/0.4.1/schema/x' }],
    ['domain_id', '/context/links/0', { links: [relation({ domainId: 'cdevents:v0:github' })] }],
  ])('%s at %s: %j', (code, pointer, change) => {
    expect(verdictOf(withContext(buildEvent(deployed), change))).toEqual([4, code, pointer]);
  });

  it.each<readonly [string, string, EventDraft]>([
    ['purl', '/subject/content/artifactId', withContent({ ...PLACE, artifactId: 'app:v1.0.0' })],
    [
      'purl',
      '/subject/id',
      { ...deployed, subject: 'artifact', predicate: 'published', content: {} },
    ],
    ['itil_profile', '/customData/itil', { ...deployed, customData: { itil: 'none' } }],
    [
      'itil_profile',
      '/customData/itil/actor/kind',
      { ...deployed, customData: { itil: { actor: { id: 'a' } } } },
    ],
  ])('%s at %s', (code, pointer, draft) => {
    expect(verdictOf(buildEvent(draft))).toEqual([4, code, pointer]);
  });

  it('subject_type: a custom event of 0.4.1 that names two subjects', () => {
    const event = buildEvent({ ...deployment, spec: '0.4.1' });
    const document = { ...event, subject: { ...event.subject, type: 'itil-release' } };
    expect(verdictOf(document)).toEqual([4, 'subject_type', '/subject/type']);
  });

  it('custom_data: a string that is not base64', () => {
    const document = { ...buildEvent(deployed), customData: 'no base64!' };
    expect(verdictOf(document)).toEqual([4, 'custom_data', '/customData']);
  });

  it('too_many: a list whose end is not read', () => {
    const links = Array.from({ length: 10_001 }, () => relation({ contextId: 'x' }));
    const event = withContext(buildEvent(deployed), { links });
    expect(verdictOf(event)).toEqual([4, 'too_many', '/context/links']);
  });
});

function verdictOf(document: unknown): readonly unknown[] {
  const { state, reason } = classifyEvent(document);
  return [state, reason?.code, reason?.pointer];
}

function withContext(event: CdEvent, change: object): object {
  return { ...event, context: { ...event.context, ...change } };
}

function withContent(content: JsonObject): EventDraft {
  return { ...deployed, content };
}

function relation(target: object): object {
  return { linkType: 'RELATION', linkKind: 'TRIGGER', target };
}

function approval(): EventDraft {
  const content = {
    approvalDetailsUrl: 'https://ci.example/approvals/1',
    resourceTargetUrl: 'https://ci.example/deployments/1',
    responder: 'urn:github:user:carla',
    decision: 'approved',
    status: 'approved',
  };
  return { ...deployed, subject: 'approval', predicate: 'closed', content };
}
