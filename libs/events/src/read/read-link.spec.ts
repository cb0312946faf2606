// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyText } from '../facts/fact-key.js';
import { factOfLink } from '../facts/link-fact.js';
import type { JsonObject, JsonValue } from '../json.js';
import { hasPublished, publishedVerdict } from '../testing/published.js';
import { brokenInOnePlace } from '../testing/broken.js';
import { classifyEvent } from './classify-event.js';
import { readLink } from './read-link.js';

const isHere = hasPublished('stand-alone links against the published schemas');
const ends = {
  start: ['start'],
  path: ['from', 'to'],
  end: ['from', 'end'],
  relation: ['source', 'target'],
} as const;
const KINDS = ['start', 'path', 'end', 'relation'] as const;
const DOMAIN_ID = 'cdevents:v0:jira::acme:shop:issue:SHOP-1';

describe('a stand-alone link', () => {
  it.skipIf(!isHere).each(KINDS)('of kind %s holds as the released schemas say', (kind) => {
    const verdicts = ['v0.4.1', 'v0.5.1'].map((folder) =>
      publishedVerdict(folder, `schemas/links/link${kind}.json`),
    );
    fc.assert(
      fc.property(linkOf(kind, fc.constant({ contextId: 'e1' })), (link) => {
        expect([classifyEvent(link).state, ...verdicts.map((verdict) => verdict(link))]).toEqual([
          5,
          true,
          true,
        ]);
      }),
    );
  });

  it.skipIf(!isHere).each(KINDS)(
    'of kind %s, broken in one place, is judged as drafted',
    (kind) => {
      const verdict = publishedVerdict('draft-0.6', `schemas/links/link${kind}.json`);
      const end = fc.constantFrom({ contextId: 'e1' }, { domainId: DOMAIN_ID });
      fc.assert(
        fc.property(brokenInOnePlace(linkOf(kind, end)), (link: unknown) => {
          const read = readLink(link);
          expect(verdict(link) ? read === link : 'reason' in read).toBe(true);
        }),
        { numRuns: 200 },
      );
    },
  );

  it('with a time that is not RFC 3339 stays at rung 4', () => {
    const link = { ...path(), timestamp: '2026-09-02 10:15:00Z' };
    expect(classifyEvent(link)).toMatchObject({ state: 4, reason: { code: 'time' } });
  });

  it('without what its kind requires stays at rung 2', () => {
    const { to: _, ...link } = path();
    expect(classifyEvent(link)).toMatchObject({ state: 2, reason: { code: 'schema' } });
    expect(readLink(link)).toMatchObject({ kind: 'unreadable', reason: { code: 'schema' } });
  });

  it('joins what it comes from to what it leads to', () => {
    const link = readLink({ ...path(), from: { contextId: 'e1', domainId: DOMAIN_ID } });
    if (!('linkType' in link)) throw new Error(link.reason.text);
    const fact = factOfLink(link, { position: 7n, recordedAt: '2026-09-02T10:15:01Z' });
    expect({ ...fact, keys: fact.keys.map((key) => `${key.role} ${keyText(key)}`) }).toEqual({
      origin: { position: 7n, recordedAt: '2026-09-02T10:15:01Z' },
      linkType: 'PATH',
      linkKind: null,
      occurredAt: { text: '2026-09-02T10:15:00Z', nanoseconds: 1_788_344_100_000_000_000n },
      keys: [
        'partOf chain:c',
        'input ctx:e1',
        `input domain:${DOMAIN_ID}`,
        'input ticket:SHOP-1',
        'output ctx:e2',
      ],
    });
  });
});

function path() {
  return {
    chainId: 'c',
    linkType: 'PATH',
    timestamp: '2026-09-02T10:15:00Z',
    from: { contextId: 'e1' },
    to: { contextId: 'e2' },
  };
}

function linkOf(
  kind: (typeof KINDS)[number],
  end: fc.Arbitrary<JsonValue>,
): fc.Arbitrary<JsonObject> {
  const required: Record<string, fc.Arbitrary<JsonValue>> = {
    chainId: fc.constant('c'),
    linkType: fc.constant(kind.toUpperCase()),
    timestamp: fc.constant('2026-09-02T10:15:00Z'),
    ...Object.fromEntries(ends[kind].map((key) => [key, end])),
  };
  const optional: Record<string, fc.Arbitrary<JsonValue>> = {
    tags: fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
    ...(kind === 'relation' ? { linkKind: fc.constant('FIXES') } : {}),
  };
  return fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) });
}
