// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemOf, jsonOf, JsonText } from './json-text.js';

const texts = (items: readonly unknown[]) =>
  items.map((item) => new JsonText(JSON.stringify(item)));
const object = fc.dictionary(fc.string(), fc.jsonValue());

describe('an answer with items that are stored as JSON', () => {
  it('is the text of the items themselves, whatever stands beside them', () => {
    fc.assert(
      fc.property(fc.array(object), object, (items, beside) => {
        const text = jsonOf({ ...beside, items: texts(items) });
        expect(text).toBe(JSON.stringify({ ...beside, items }));
        expect(text).toBe(JSON.stringify({ ...beside, items: texts(items) }));
      }),
    );
  });

  it('keeps the places of all fields', () => {
    const page = { total: 1, items: texts([{ a: '\u2028"' }]), next: null };
    expect(jsonOf(page)).toBe('{"total":1,"items":[{"a":"\u2028\\""}],"next":null}');
  });

  it('is as any other where items are objects, some of them or none', () => {
    for (const items of [[], [{ b: 1 }], [...texts([{ a: 1 }]), { b: 1 }], 'none']) {
      expect(jsonOf({ items })).toBe(JSON.stringify({ items }));
    }
  });

  it('has the fields of each', () => {
    expect(itemOf(new JsonText('{"a":[1]}'))).toEqual({ a: [1] });
    expect(itemOf({ a: 1 })).toEqual({ a: 1 });
    expect(jsonOf(new JsonText('{"a":[1]}'))).toBe('{"a":[1]}');
  });
});
