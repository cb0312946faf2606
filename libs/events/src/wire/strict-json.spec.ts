// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './strict-json.js';
import { utf8 } from './testing/records.js';

describe('reading JSON', () => {
  it('gives what JSON.parse gives for any text without a key twice', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary', depthSize: 'large' }), (text) => {
        expect(readJson(utf8(text))).toEqual({ document: JSON.parse(text), problem: null });
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the end of a string whatever is escaped in it', () => {
    const unit = fc.constantFrom('"', '\\', ':', ',', '{', '[', 'a', '\u00e9', '\u4e16');
    const text = fc.string({ unit, maxLength: 20 });
    fc.assert(
      fc.property(fc.dictionary(text, text), text, (object, more) => {
        const json = ` `.repeat(more.length % 4) + JSON.stringify({ ...object, [more]: [more] });
        expect(readJson(utf8(json))).toEqual({ document: JSON.parse(json), problem: null });
        const twice = `{"${'a'.repeat(more.length)}":${json},"${'a'.repeat(more.length)}":0}`;
        expect(readJson(utf8(twice)).problem?.code).toBe('duplicate_key');
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses any object that names one of its keys twice', () => {
    const members = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { minKeys: 1 });
    fc.assert(
      fc.property(members, fc.json(), (object, again) => {
        const [key = ''] = Object.keys(object);
        const text = `${JSON.stringify(object).slice(0, -1)},${JSON.stringify(key)}:${again}}`;
        expect(readJson(utf8(text)).problem?.code).toBe('duplicate_key');
      }),
    );
  });

  it('refuses whatever JSON.parse refuses', () => {
    const almost = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '1', 'a', 'null', ' ', '"a":', '-'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(almost, (pieces) => {
        const text = pieces.join('');
        const { problem } = readJson(utf8(text));
        expect(problem === null || problem.code === 'duplicate_key').toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
