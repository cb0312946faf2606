// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENT } from '../catalogue/dialect.js';
import { ITIL_NAMES, STANDARD_NAMES } from '../catalogue/event-name.js';
import type { ItilName, StandardName } from '../catalogue/event-name.js';
import { ITIL_TYPES } from '../catalogue/itil-types.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import { EventsError } from '../events-error.js';
import { classifyEvent } from '../read/classify-event.js';
import { readEvent } from '../read/read-event.js';
import { objectOf } from '../testing/arbitrary-value.js';
import { hasPublished, publishedVerdict } from '../testing/published.js';
import { buildEvent } from './build-event.js';
import type { EventDraft, WrittenSpec } from './build-event.js';
import { toStructuredCloudEvent } from './cloud-event.js';

const isHere = hasPublished('built events against the published schemas');
const NAMES: readonly (StandardName | ItilName)[] = [...STANDARD_NAMES, ...ITIL_NAMES];
const draft: EventDraft = {
  subject: 'pipelinerun',
  predicate: 'finished',
  id: '1',
  source: 'https://ci.example',
  timestamp: '2026-09-02T10:15:00Z',
  subjectId: 'run-1',
  subjectSource: 'https://runs.example',
  chainId: 'c',
  links: [{ linkType: 'PATH', from: { contextId: '0' } }],
  content: { uri: 'https://ci.example/1', outcome: 'success' },
  itil: { actor: { id: 'bot', kind: 'serviceaccount' } },
  customData: { vendor: 1 },
};

describe('a built event', () => {
  it('is written in the words of 0.5.1', () => {
    expect(buildEvent(draft)).toEqual({
      context: {
        specversion: '0.5.1',
        id: '1',
        source: 'https://ci.example',
        type: 'dev.cdevents.pipelinerun.finished.0.3.0',
        timestamp: '2026-09-02T10:15:00Z',
        chainId: 'c',
        links: [{ linkType: 'PATH', from: { contextId: '0' } }],
      },
      subject: {
        id: 'run-1',
        source: 'https://runs.example',
        content: { uri: 'https://ci.example/1', outcome: 'success' },
      },
      customData: { vendor: 1, itil: { actor: { id: 'bot', kind: 'serviceaccount' } } },
    });
  });

  it('is written in the words of 0.4.1 when asked', () => {
    const content = {
      outcome: 'failure',
      environment: { id: 'e' },
      testSuite: { id: 's', uri: 'a:b' },
    };
    const event = { ...draft, subject: 'testsuiterun', content, spec: '0.4.1' } as const;
    expect(buildEvent(event)).toMatchObject({
      context: { version: '0.4.1', type: 'dev.cdevents.testsuiterun.finished.0.2.0' },
      subject: { type: 'testSuiteRun', content: { ...content, outcome: 'fail' } },
    });
    expect(buildEvent({ ...draft, spec: '0.4.1' }).subject).toMatchObject({
      content: { url: 'https://ci.example/1', outcome: 'success' },
    });
  });

  it('of one of our types names its schema', () => {
    const event = { ...draft, subject: 'itil-deployment', spec: '0.4.1' } as const;
    expect(buildEvent(event)).toMatchObject({
      context: {
        version: '0.4.1',
        type: 'dev.cdeventsx.itil-deployment.finished.0.1.0',
        schemaUri: 'urn:change-ledger:schema:itil-deployment.finished:0.1.0',
      },
      subject: { type: 'itil-deployment' },
    });
  });

  it('that is a drafted approval claims the draft, whatever was asked', () => {
    const event = { ...draft, subject: 'approval', predicate: 'created', spec: '0.4.1' } as const;
    const { context, subject } = buildEvent(event);
    expect([context, subject.type]).toMatchObject([
      { specversion: '0.6.0-draft', type: 'dev.cdevents.approval.created.0.1.0' },
      undefined,
    ]);
  });

  it.each(['exploded', '__proto__', 'constructor'])(
    'of the unknown predicate %s is refused',
    (predicate) => {
      const error = new EventsError('UNKNOWN_TYPE', `no event type pipelinerun.${predicate}`);
      expect(() => buildEvent({ ...draft, predicate })).toThrow(error);
    },
  );

  it('is wrapped in a CloudEvent that says the same', () => {
    const event = buildEvent(draft);
    expect(toStructuredCloudEvent(event)).toEqual({
      specversion: '1.0',
      id: '1',
      source: 'https://ci.example',
      type: 'dev.cdevents.pipelinerun.finished.0.3.0',
      subject: 'run-1',
      time: '2026-09-02T10:15:00Z',
      datacontenttype: 'application/json',
      data: event,
    });
  });
});

describe.each<WrittenSpec>(['0.5.1', '0.4.1'])('every event built as %s', (spec) => {
  it.each(NAMES)('of %s meets its schemas and reads back as it was meant', (name) => {
    fc.assert(
      fc.property(draftOf(name, spec), (event) => {
        const built = buildEvent(event);
        expect(classifyEvent(built).state).toBeGreaterThanOrEqual(4);
        expect(readEvent(built)).toMatchObject({ name, content: event.content, rewrites: [] });
      }),
      { numRuns: 5 },
    );
  });

  it.skipIf(!isHere).each(NAMES)('of %s meets the published schema', (name) => {
    const verdict = publishedVerdict(...publishedSchemaOf(name, spec));
    fc.assert(
      fc.property(draftOf(name, spec), (event) => {
        expect(verdict(buildEvent(event))).toBe(true);
      }),
      { numRuns: 5 },
    );
  });
});

function draftOf(name: StandardName | ItilName, spec: WrittenSpec): fc.Arbitrary<EventDraft> {
  const [subject = '', predicate = ''] = name.split('.');
  const types = { ...STANDARD_TYPES, ...ITIL_TYPES };
  return objectOf(types[name], CURRENT).map((content) => ({
    ...draft,
    subject,
    predicate,
    content,
    spec,
  }));
}

function publishedSchemaOf(name: string, spec: WrittenSpec): [folder: string, file: string] {
  const folder = spec === '0.5.1' ? 'v0.5.1' : 'v0.4.1';
  if (name.startsWith('itil-')) return [folder, 'custom/schema.json'];
  const file = `schemas/${name.replace('.', '')}.json`;
  return name.startsWith('approval.') ? ['draft-0.6', file] : [folder, file];
}
