// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUSY_WEEK } from '../../testing/busy-week.js';
import { evidenceGiven } from '../../testing/given.js';
import type { Evidence } from '../evidence/evidence.js';
import { BookReading } from '../reading/book-reading.js';
import { addEvidence, newBook } from '../reading/fact-book.js';
import { KnownSpans } from '../reading/known-spans.js';
import { parseAnchor } from '../record.js';
import { type AssembleRecord, assembleRecord } from './assemble-record.js';
import { foldPage } from './fold-page.js';
import { type Knowledge, nothingKnown } from './knowledge.js';
import { type Attempt, firstAttempt } from './page-fold.js';

const WEEK = evidenceGiven(...BUSY_WEEK);

function fold(...pages: readonly (readonly Evidence[])[]): Knowledge {
  const knowledge = nothingKnown(true);
  for (const page of pages) {
    const folded = foldPage(knowledge, page, assembleRecord);
    expect(folded).toMatchObject({ kind: 'folded', parked: [] });
  }
  return knowledge;
}

/** Folds the later half of the week, of whose earlier half no fact is known before it is asked for. */
function foldHopByHop(attempt: () => Attempt) {
  const middle = WEEK.length >> 1;
  const before = fold(WEEK.slice(0, middle));
  const knowledge: Knowledge = { ...before, isWhole: false, book: newBook() };
  let assembled = 0;
  const assemble: AssembleRecord = (reading, anchor) => {
    assembled += 1;
    return assembleRecord(reading, anchor);
  };
  for (;;) {
    const folded = foldPage(knowledge, WEEK.slice(middle), assemble, attempt());
    if (folded.kind === 'folded') return { knowledge, assembled };
    for (const anchor of folded.records) knowledge.records.set(anchor, null);
    for (const { key } of folded.facts) {
      for (const fact of before.book.lists.get(key) ?? []) addEvidence(knowledge.book, fact);
      knowledge.knownFacts.set(key, KnownSpans.ALL);
    }
  }
}

/** anchor → JSON of the records that there are */
function recordsOf({ records }: Knowledge): Readonly<Record<string, string>> {
  const present = [...records].flatMap(([anchor, json]) =>
    json === null ? [] : [{ anchor, json }],
  );
  const sorted = present.toSorted((left, right) => (left.anchor < right.anchor ? -1 : 1));
  return Object.fromEntries(sorted.map(({ anchor, json }) => [anchor, json]));
}

/** pages of facts in any order, some of them twice */
const anyPages = fc
  .record({
    facts: fc.subarray([...WEEK], { minLength: 1 }),
    again: fc.subarray([...WEEK]),
    cuts: fc.array(fc.nat(), { maxLength: 6 }),
    seed: fc.infiniteStream(fc.nat()),
  })
  .map(({ facts, again, cuts, seed }) => {
    const all = [...facts, ...again.filter((fact) => facts.includes(fact))];
    const shuffled = all
      .map((fact) => ({ fact, key: seed.next().value ?? 0 }))
      .toSorted((left, right) => left.key - right.key)
      .map(({ fact }) => fact);
    const ends = [...new Set(cuts.map((cut) => cut % shuffled.length))].toSorted((a, b) => a - b);
    const pages = [0, ...ends].map((start, index) => shuffled.slice(start, ends[index]));
    return { facts, pages: pages.filter((page) => page.length > 0) };
  });

describe('folding pages of facts', () => {
  it('tells of a week with every kind of record', () => {
    const kinds = Object.keys(recordsOf(fold(WEEK))).map((anchor) => parseAnchor(anchor)[0]);
    const counts = Object.fromEntries(
      [...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]),
    );
    expect(counts).toEqual({
      approval: 6,
      change: 9,
      deployment: 12,
      incident: 2,
      item: 9,
      release: 3,
    });
  });

  it(
    'gives byte-identical records for any permutation, duplication and split into pages',
    {
      timeout: 120_000,
    },
    () => {
      fc.assert(
        fc.property(anyPages, ({ facts, pages }) => {
          const inOrder = facts.toSorted((left, right) => left.position - right.position);
          expect(recordsOf(fold(...pages))).toEqual(recordsOf(fold(inOrder)));
        }),
        { numRuns: 1_000 },
      );
    },
  );

  it('assembles again only what lacked facts, when they are loaded hop by hop', () => {
    const keeping = firstAttempt();
    const once = foldHopByHop(() => keeping);
    const again = foldHopByHop(firstAttempt);
    expect(recordsOf(once.knowledge)).toEqual(recordsOf(fold(WEEK)));
    expect(recordsOf(again.knowledge)).toEqual(recordsOf(fold(WEEK)));
    expect(again.assembled).toBeGreaterThan(once.assembled);
  });

  it('gives, as of every position, the records of that prefix', () => {
    const { book } = fold(WEEK);
    for (const { position } of WEEK) {
      const prefix = WEEK.filter((fact) => fact.position <= position);
      const open = { book, memory: new Map(), onLook: () => true, asOf: position };
      const then = Object.entries(recordsOf(fold(prefix))).map(([anchor, json]) => {
        const record = assembleRecord(new BookReading(open), parseAnchor(anchor));
        return [anchor, JSON.stringify(record), json];
      });
      for (const [anchor, asOf, known] of then) expect([anchor, asOf]).toEqual([anchor, known]);
    }
  });

  it('parks an entry of which cannot be told whose it is, and folds the others', () => {
    const [first] = WEEK.filter(({ kind }) => kind === 'artifact');
    const position = first?.position ?? -1;
    const poison = (): never => {
      throw new RangeError('poison');
    };
    const broken = WEEK.map((each) =>
      each === first ? Object.defineProperty({ ...each }, 'digest', { get: poison }) : each,
    );
    const folded = foldPage(nothingKnown(true), broken, assembleRecord);
    const anchor = JSON.stringify(['entry', String(position)]);
    expect(folded).toMatchObject({
      kind: 'folded',
      parked: expect.arrayContaining([{ anchor, position, reason: 'RangeError: poison' }]),
    });
    expect(folded.kind === 'folded' && folded.renewed.length).toBeGreaterThan(30);
  });
});
