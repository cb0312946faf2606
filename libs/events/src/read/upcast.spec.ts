// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENT, DIALECTS } from '../catalogue/dialect.js';
import { ITIL_NAMES, STANDARD_NAMES } from '../catalogue/event-name.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import { itilEvent, standardEvent } from '../testing/arbitrary-event.js';
import { hasPublished, publishedVerdict } from '../testing/published.js';
import { classifyEvent } from './classify-event.js';
import { readEvent } from './read-event.js';
import { upcast } from './upcast.js';

const isHere = hasPublished('upcasting against the published schemas of 0.5.1');
const EARLIER = DIALECTS.filter((dialect) => dialect.isBefore05);
const TYPES = EARLIER.flatMap((dialect) =>
  STANDARD_NAMES.filter((name) => STANDARD_TYPES[name].versions[dialect.release] !== null).map(
    (name) => ({ claim: dialect.specVersion, name, dialect }),
  ),
);

describe('upcasting', () => {
  it.skipIf(!isHere).each(TYPES)('makes every $claim $name a document of 0.5.1', (type) => {
    const verdict = publishedVerdict('v0.5.1', `schemas/${type.name.replace('.', '')}.json`);
    fc.assert(
      fc.property(standardEvent(type.name, type.dialect), (document) => {
        expect(verdict(upcast(document, type.name).event)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it.each(TYPES)('of $claim $name is done after one time', ({ name, dialect }) => {
    fc.assert(
      fc.property(standardEvent(name, dialect), (document) => {
        const once = upcast(document, name);
        expect(upcast(once.event, name)).toEqual({ event: once.event, rewrites: [] });
      }),
      { numRuns: 10 },
    );
  });

  it.each(ITIL_NAMES)('makes every 0.4.1 %s a sound event of 0.5.1', (name) => {
    const [, , dialect = CURRENT] = EARLIER;
    fc.assert(
      fc.property(itilEvent(name, dialect), (document) => {
        const event = readEvent(document);
        expect(event.kind).toBe('itil');
        const read = event.kind === 'unreadable' ? null : event.event;
        expect(readEvent(read)).toMatchObject({ kind: 'itil', event: read });
      }),
      { numRuns: 10 },
    );
  });

  it('rewrites every word that changed', () => {
    const event = readEvent(runFinished({ url: 'https://ci.example/1', outcome: 'Passed' }));
    expect(event).toMatchObject({
      kind: 'standard',
      name: 'pipelinerun.finished',
      claimed: { specVersion: '0.4.0', type: 'dev.cdevents.pipelinerun.finished.0.2.0' },
      event: {
        context: {
          specversion: '0.5.1',
          id: '1',
          source: '/ci',
          type: 'dev.cdevents.pipelinerun.finished.0.3.0',
          timestamp: '2024-05-01T10:00:00Z',
          chainId: 'c',
        },
        subject: { id: 'run', content: { uri: 'https://ci.example/1', outcome: 'success' } },
      },
      rewrites: [{ pointer: '/subject/content/outcome', was: 'Passed', became: 'success' }],
    });
  });

  it('keeps an address that is no URI as the URI of its text, and says so', () => {
    const event = readEvent(runFinished({ url: 'run 1 of ci' }));
    expect(event).toMatchObject({
      content: { uri: 'data:,run%201%20of%20ci' },
      rewrites: [
        { pointer: '/subject/content/url', was: 'run 1 of ci', became: 'data:,run%201%20of%20ci' },
      ],
    });
  });

  it('leaves out an outcome whose word is unknown: unknown is never a success', () => {
    const event = readEvent(runFinished({ outcome: 'neutral' }));
    expect(event).toMatchObject({
      content: {},
      rewrites: [{ pointer: '/subject/content/outcome', was: 'neutral', became: null }],
    });
  });

  it('reads the test names of before 0.3 as the test runs they have been since', () => {
    const event = readEvent(
      early('dev.cdevents.testcase.started.0.1.0', { environment: { id: 'e' } }),
    );
    expect(event).toMatchObject({
      name: 'testcaserun.started',
      claimed: { specVersion: '0.1.2', type: 'dev.cdevents.testcase.started.0.1.0' },
      event: { context: { type: 'dev.cdevents.testcaserun.started.0.3.0' } },
    });
  });

  it('does not read an event of before 0.3 that lacks what 0.5.1 requires', () => {
    expect(classifyEvent(early('dev.cdevents.testsuite.finished.0.1.0', {}))).toEqual({
      state: 2,
      reason: {
        code: 'schema',
        text: '/subject/content/environment: is missing',
        pointer: '/subject/content/environment',
      },
    });
  });
});

function runFinished(content: object): object {
  const type = 'dev.cdevents.pipelinerun.finished.0.2.0';
  const context = { id: '1', source: '/ci', type, timestamp: '2024-05-01T10:00:00Z' };
  return {
    context: { version: '0.4.0', chain_id: 'c', ...context },
    subject: { id: 'run', type: 'pipelineRun', content },
  };
}

function early(type: string, content: object): object {
  const context = { version: '0.1.2', id: '1', source: '/ci', timestamp: '2023-01-01T00:00:00Z' };
  return { context: { ...context, type }, subject: { id: 'run', type: 'testCase', content } };
}
