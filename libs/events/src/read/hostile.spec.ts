// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildEvent } from '../build/build-event.js';
import { CURRENT, DIALECTS } from '../catalogue/dialect.js';
import { ITIL_NAMES, STANDARD_NAMES } from '../catalogue/event-name.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import { factOf } from '../facts/fact.js';
import { itilEvent, standardEvent } from '../testing/arbitrary-event.js';
import { brokenInOnePlace } from '../testing/broken.js';
import { classifyEvent } from './classify-event.js';
import { readEvent } from './read-event.js';
import { readLink } from './read-link.js';

const VALID = fc.oneof(
  ...DIALECTS.flatMap((dialect) =>
    STANDARD_NAMES.filter((name) => STANDARD_TYPES[name].versions[dialect.release] !== null).map(
      (name) => standardEvent(name, dialect),
    ),
  ),
  ...ITIL_NAMES.map((name) => itilEvent(name, CURRENT)),
);
const MEGABYTES = 12e6;
const START = '2026-09-02T10:15:00Z';
const DEPLOYED = `{"context":{"specversion":"0.5.1","id":"1","source":"/ci",
  "type":"dev.cdevents.service.deployed.0.3.0","timestamp":"2026-09-02T10:15:00Z"},
  "subject":{"id":"shop","content":{"environment":{"id":"e"},"artifactId":"pkg:oci/a@1"}}`;

describe('whatever the document, the answer is a value', () => {
  it('on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        expect(answers(document)).toBe(true);
      }),
    );
  });

  it('on events broken in one place, of every type of every release', () => {
    fc.assert(
      fc.property(brokenInOnePlace(VALID), (document) => {
        expect(answers(document)).toBe(true);
      }),
      { numRuns: 800 },
    );
  });

  it.each([
    ['nothing', undefined],
    ['a function', () => 1],
    ['a list', []],
    ['an empty object', {}],
    ['wrong kinds everywhere', { context: [], subject: 1 }],
    ['empty parts', { context: {}, subject: {} }],
    ['numbers for text', { context: { specversion: 0.5, type: 1 }, subject: {} }],
  ])('on %s', (_, document) => {
    expect(classifyEvent(document)).toMatchObject({ state: 2, reason: { code: 'schema' } });
    expect(readEvent(document)).toMatchObject({ kind: 'unreadable', reason: { code: 'schema' } });
  });

  it('on prototype keys, which stay inert', () => {
    const document: unknown = JSON.parse(
      `${DEPLOYED},"customData":{"__proto__":{"itil":{"actor":{"id":"root","kind":"user"}}},
        "constructor":{"prototype":{"isAdmin":true}}}}`,
    );
    const event = readEvent(document);
    expect(event).toMatchObject({ kind: 'standard', profile: null });
    expect(({} as { isAdmin?: true }).isAdmin).toBe(undefined);
  });

  it('on prototype keys where a field is looked for', () => {
    const document: unknown = JSON.parse(
      '{"__proto__":{"context":{"specversion":"0.5.1","type":"x"},"subject":{}}}',
    );
    expect(classifyEvent(document)).toMatchObject({ state: 2, reason: { pointer: '/context' } });
    expect(
      readEvent(JSON.parse(DEPLOYED.replace('"id":"e"', '"__proto__":{"id":"e"}') + '}')),
    ).toMatchObject({ kind: 'unreadable', reason: { code: 'schema' } });
  });

  it.each(['[', '{"a":'])('on nesting 100,000 deep of %s', (open) => {
    const close = open === '[' ? ']' : '}';
    const deep = open.repeat(100_000) + '1' + close.repeat(100_000);
    const texts = [
      deep,
      `${DEPLOYED},"customData":{"itil":${deep}}}`,
      `${DEPLOYED},"customData":{"x":${deep}}}`,
      DEPLOYED.replace('{"id":"e"}', deep) + '}',
      DEPLOYED.replace('"id":"1"', `"id":"1","links":${deep}`) + '}',
    ];
    expect(texts.map((text) => answers(JSON.parse(text)))).toEqual(texts.map(() => true));
  });

  it('on giant numbers', () => {
    const count = `{"itil":{"sequence":{"producer":"p","number":1e400}}}`;
    const document: unknown = JSON.parse(`${DEPLOYED},"customData":${count}}`);
    expect(classifyEvent(document)).toMatchObject({ state: 4, reason: { code: 'itil_profile' } });
    expect(readEvent(document)).toMatchObject({ kind: 'standard', profile: {} });
  });

  it.each<readonly [string, string]>([
    ['"1"', 'a'.repeat(MEGABYTES)],
    ['"/ci"', 'a/'.repeat(MEGABYTES)],
    ['"/ci"', ':'.repeat(MEGABYTES)],
    ['"0.5.1"', '0'.repeat(MEGABYTES)],
    ['"dev.cdevents.service.deployed.0.3.0"', `dev.cdevents.${'a.'.repeat(MEGABYTES)}`],
    ['"dev.cdevents.service.deployed.0.3.0"', `dev.cdeventsx.${'a'.repeat(MEGABYTES)}-a.b.0.1.0`],
    ['"2026-09-02T10:15:00Z"', `2026-09-02T10:15:00.${'1'.repeat(MEGABYTES)}Z`],
    ['"shop"', `http://${'a/'.repeat(MEGABYTES)}`],
    ['"e"', 'a b'.repeat(MEGABYTES)],
    ['"pkg:oci/a@1"', `pkg:oci/${'a/'.repeat(MEGABYTES)}`],
  ])('on megabytes of text for %s', (field, long) => {
    const text = DEPLOYED.replace(field, () => JSON.stringify(long));
    expect(answers(JSON.parse(`${text}}`))).toBe(true);
  });

  it('on lists whose pairs would fill the memory', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `n${i}`);
    const scope = { services: names, environments: names };
    const event = buildEvent({
      subject: 'itil-changewindow',
      predicate: 'created',
      id: '1',
      source: '/itsm',
      timestamp: '2026-09-02T10:15:00Z',
      subjectId: 'w',
      content: { windowType: 'restrictive', start: START, end: START, scope },
    });
    const read = readEvent(event);
    const places =
      read.kind === 'unreadable' ? [] : factOf(read, { position: 0n, recordedAt: '' }).places;
    expect([places.length, classifyEvent(event)]).toEqual([
      10_000,
      { state: 4, reason: expect.objectContaining({ code: 'too_many' }) },
    ]);
  });

  it('on half a surrogate pair, NUL and escapes: the reason repeats nothing of them', () => {
    const bad = '\ud800\0\u001b[31m\u202e';
    const document: unknown = JSON.parse(
      DEPLOYED.replace('"subject"', JSON.stringify(bad) + ':1,"subject"') + '}',
    );
    const { reason } = classifyEvent(document);
    expect(reason).toEqual({
      code: 'schema',
      text: 'the event: holds a field that this type has not',
      pointer: '',
    });
  });
});

/** True when the ladder, the reader and the facts answer, and answer alike. */
function answers(document: unknown): boolean {
  const { state, reason } = classifyEvent(document);
  const event = readEvent(document);
  const fact = event.kind === 'unreadable' ? null : factOf(event, { position: 0n, recordedAt: '' });
  const isAlike = (state === 5) === (reason === null) && (state === 2) === (fact === null);
  return isAlike && readLink(document) !== undefined;
}
