// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBatch } from './split-batch.js';

const split = (text: string) =>
  splitBatch(Buffer.from(text))?.map((each) => Buffer.from(each).toString());

describe('splitting a batch of events', () => {
  it('keeps the bytes of each element as they were sent', () => {
    expect(split('[ {"a": 1.0,"b":"],\\"["} ,\n{"c":[1,{"d":"é"}]}]')).toEqual([
      ' {"a": 1.0,"b":"],\\"["} ',
      '\n{"c":[1,{"d":"é"}]}',
    ]);
  });

  it('finds no element in an empty array and no array in anything else', () => {
    expect([split(' [ ] '), split('{}'), split(''), split('[1')]).toEqual(
      [[], null, null, null].map((each) => each ?? undefined),
    );
  });

  it('gives back what JSON.stringify put together, for any values', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), (values) => {
        expect(split(JSON.stringify(values))?.map((each) => JSON.parse(each))).toEqual(
          JSON.parse(JSON.stringify(values)),
        );
      }),
    );
  });
});
