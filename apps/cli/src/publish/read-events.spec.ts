// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { classifyEvent } from '#events';
import type { CiContext } from './ci-context.js';
import { completeEvent } from './event-draft.js';
import { readEvents } from './read-events.js';
import { setPaths } from './set-paths.js';

const NOW = new Date('2026-11-24T10:00:00.123Z');
const CI: CiContext = {
  system: 'github-actions',
  repository: 'https://github.com/acme/shop',
  commit: 'c0ffee',
  ref: 'refs/heads/main',
  pipeline: 'release',
  job: 'build image',
  run: 'https://github.com/acme/shop/actions/runs/42',
  attempt: 2,
  actor: { id: 'github:mira', kind: 'user' },
};
const complete = (
  subject: string,
  predicate: string,
  rest: object = {},
  ci: CiContext | null = CI,
) => completeEvent({ subject, predicate, id: 'id', ...rest }, ci, NOW);

describe('what a pipeline says', () => {
  it('is completed by what its CI system says', () => {
    expect(
      complete('build', 'finished', { content: { artifactId: 'pkg:oci/shop@sha256%3Aab' } }),
    ).toEqual({
      context: {
        specversion: '0.5.1',
        id: 'id',
        source: 'https://github.com/acme/shop',
        type: 'dev.cdevents.build.finished.0.3.0',
        timestamp: '2026-11-24T10:00:00.123Z',
      },
      subject: {
        id: 'https://github.com/acme/shop/actions/runs/42#build%20image',
        content: { artifactId: 'pkg:oci/shop@sha256%3Aab' },
      },
      customData: {
        ci: {
          system: 'github-actions',
          repository: 'https://github.com/acme/shop',
          commit: 'c0ffee',
          ref: 'refs/heads/main',
          run: 'https://github.com/acme/shop/actions/runs/42',
          attempt: 2,
        },
        itil: {
          actor: { id: 'github:mira', kind: 'user' },
          build: { builder: 'https://github.com/acme/shop/actions/runs/42', commit: 'c0ffee' },
        },
      },
    });
  });

  it.each([
    ['pipelinerun', 'started', {}],
    ['pipelinerun', 'finished', { content: { outcome: 'success' } }],
    ['taskrun', 'started', {}],
    ['build', 'started', {}],
    ['testsuiterun', 'finished', { content: { outcome: 'success', environment: { id: 'ci' } } }],
    ['artifact', 'published', { subjectId: 'pkg:oci/shop@sha256%3Aab' }],
    [
      'service',
      'deployed',
      {
        subjectId: 'shop',
        content: { environment: { id: 'production' }, artifactId: 'pkg:oci/shop@sha256%3Aab' },
      },
    ],
  ])('of %s.%s is a valid event', (subject, predicate, rest) => {
    expect(classifyEvent(complete(subject, predicate, rest))).toEqual({ state: 5, reason: null });
  });

  it('comes before what is known', () => {
    const itil = { actor: { id: 'me', kind: 'user' }, build: { commit: 'other' } };
    const { customData } = complete('build', 'started', { itil, source: 'https://own.example' });
    expect(customData).toMatchObject({
      itil: { ...itil, build: { commit: 'other', builder: CI.run } },
    });
  });

  it('outside of CI must name its source and its subject', () => {
    expect(() => complete('build', 'started', {}, null)).toThrow('--source');
    expect(() => complete('service', 'deployed')).toThrow('--subject');
    expect(() => complete('buildd', 'started', { subjectId: 's' })).toThrow('buildd.started');
  });
});

describe('a file of events', () => {
  const draft = { subject: 'build', predicate: 'started', id: 'a' };
  const cloud = { specversion: '1.0', id: 'b', source: 's', type: 't' };
  const idsOf = (text: string) => readEvents(text, CI, NOW).events.map(({ id }) => id);

  it('holds one document, over many lines or not', () => {
    expect(idsOf(JSON.stringify(draft, null, 2))).toEqual(['a']);
  });

  it('holds drafts, events and CloudEvents, one a line, the latter unaltered', () => {
    const lines = [draft, complete('build', 'started'), cloud].map((each) => JSON.stringify(each));
    const text = lines.join('\n\n');
    expect(idsOf(text)).toEqual(['a', 'id', 'b']);
    expect(readEvents(text, CI, NOW).events[2]).toEqual(cloud);
  });

  it.each([
    ['nope', 'it is not JSON'],
    ['{"subject":"x","subjectId":"s","predicate":"y"}', 'no event type x.y'],
    ['[]', 'neither a CloudEvent, nor a CDEvent, nor a draft with subject and predicate'],
    ['7', 'an event is an object'],
  ])('with the line %j says what is wrong, and holds the others', (line, words) => {
    const { events, faults } = readEvents(`${JSON.stringify(cloud)}\n${line}\n`, CI, NOW);
    expect([events, faults]).toEqual([[cloud], [`line 2: ${words}`]]);
  });
});

describe('--set', () => {
  it('puts paths together; JSON counts as such, := as text', () => {
    const pairs = [
      'content.environment.id=production',
      'content.environment.source=https://a=b',
      'itil.test.counts.passed=7',
      'itil.build.digests=["sha256:ab"]',
      'itil.build.commit:=0123',
      'customData.note=',
    ];
    expect(setPaths(pairs)).toEqual({
      content: { environment: { id: 'production', source: 'https://a=b' } },
      itil: { test: { counts: { passed: 7 } }, build: { digests: ['sha256:ab'], commit: '0123' } },
      customData: { note: '' },
    });
  });

  it.each(['context.id=x', 'content=x', 'content.a', 'content..a=1', 'content.__proto__.a=1'])(
    'refuses %s',
    (pair) => {
      expect(() => setPaths([pair])).toThrow('=value');
    },
  );
});
