// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEvidence, encodeEvidence } from '../../postgres/stored-evidence.js';
import { BUSY_WEEK } from '../../testing/busy-week.js';
import { evidenceGiven } from '../../testing/given.js';
import { addEvidence, heldIn, newBook } from '../reading/fact-book.js';
import { assembleRecord } from './assemble-record.js';
import { foldPage } from './fold-page.js';
import { forgetEarlier, weightOf } from './forget.js';
import {
  lackingFacts,
  mayLackLooks,
  mayLackRecord,
  nothingKnown,
  touchedUnder,
} from './knowledge.js';
import { Seen } from './seen.js';

const WEEK = evidenceGiven(...BUSY_WEEK);
const NOW = WEEK.at(-1)?.at ?? 0n;
const EVER = { from: null, until: null };

describe('a fold that forgets the earlier half', () => {
  const whole = nothingKnown(true);
  foldPage(whole, WEEK, assembleRecord);
  const less = forgetEarlier(whole);

  it('knows less, and keeps whole what it keeps', () => {
    expect(weightOf(less)).toBeLessThan(weightOf(whole));
    expect(less.book.lists.size).toBeGreaterThan(0);
    for (const [key, list] of less.book.lists) expect(list).toBe(whole.book.lists.get(key));
  });

  it('asks for what it has forgotten, and for nothing that never was', () => {
    const keys = [...whole.book.lists.keys()];
    const forgotten = keys.filter((key) => lackingFacts(less, key, EVER) !== null);
    expect(forgotten.length).toBe(keys.length - less.book.lists.size);
    const anchors = [...whole.records.keys()].filter((anchor) => !less.records.has(anchor));
    const looks = [...whole.dependents.spans.keys()].filter((key) => !less.looksSince.has(key));
    expect([
      anchors.length > 0 && anchors.every((anchor) => mayLackRecord(less, anchor)),
      looks.length > 0 && looks.every((key) => mayLackLooks(less, key, NOW)),
      [
        lackingFacts(less, 'build never', EVER),
        mayLackRecord(less, 'never'),
        mayLackLooks(less, 'never', NOW),
      ],
    ]).toEqual([true, true, [null, false, false]]);
  });

  it('finds by what it keeps whom a fact touches, and asks where it does not keep all', () => {
    const keys = new Set(WEEK.flatMap(({ keys: own }) => own.map(({ key }) => key)));
    const found = [...keys].flatMap((key) =>
      WEEK.filter(({ at }) => !mayLackLooks(less, key, at)).map(({ at }) => ({
        whole: new Set(touchedUnder(whole.dependents, key, at)),
        less: new Set(touchedUnder(less.dependents, key, at)),
      })),
    );
    expect(found.filter((each) => each.less.size > 0).length).toBeGreaterThan(100);
    for (const each of found) expect(each.less).toEqual(each.whole);
  });

  it('keeps of a long history the end, and asks for what came before', () => {
    const [fact] = WEEK;
    if (fact === undefined) throw new Error('nothing in the week');
    const history = nothingKnown(true);
    for (let position = 0; position < 300; position += 1) {
      addEvidence(history.book, { ...fact, position, at: fact.at + BigInt(position >> 1) });
    }
    const key = fact.keys[0]?.key ?? '';
    const end = forgetEarlier(history);
    const kept = end.book.lists.get(key) ?? [];
    // all of a moment: two facts each
    expect([kept.length, kept[0]?.position]).toEqual([64, 236]);
    const begin = fact.at + 118n;
    expect(lackingFacts(end, key, { from: begin, until: null })).toBeNull();
    expect(lackingFacts(end, key, EVER)).toEqual({ from: null, until: begin - 1n });
  });

  it('never knows what there was before it began', () => {
    const begun = forgetEarlier(nothingKnown(false));
    expect([lackingFacts(begun, 'build never', EVER), mayLackRecord(begun, 'never')]).toEqual([
      EVER,
      true,
    ]);
  });
});

describe('what was seen', () => {
  it('is never denied', () => {
    const seen = new Seen();
    fc.assert(
      fc.property(fc.constantFrom('fact', 'look', 'record'), fc.string(), (as, text) => {
        seen.add(as, text);
        expect(seen.has(as, text)).toBe(true);
      }),
    );
  });
});

describe('a book', () => {
  it('holds a fact as one object, whichever of its keys it is read again by', () => {
    const book = newBook();
    const [first] = WEEK;
    if (first === undefined) throw new Error('nothing in the week');
    addEvidence(book, first);
    book.lists.delete(first.keys[0]?.key ?? '');
    const again = decodeEvidence(JSON.parse(encodeEvidence(first)));
    expect(again).toEqual(first);
    expect(heldIn(book, again)).toBe(first);
  });
});
