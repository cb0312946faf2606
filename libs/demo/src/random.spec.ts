// SPDX-License-Identifier: Apache-2.0
import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, hex, scramble, seededRandom } from './random.js';

const bits = integer({ min: 0, max: 0xffff_ffff });

describe('seeded randomness', () => {
  it('is the same stream for the same seed', () => {
    expect(hex(seededRandom(42), 4)).toBe(hex(seededRandom(42), 4));
    expect(hex(seededRandom(42), 4)).not.toBe(hex(seededRandom(43), 4));
  });

  it('scrambles two different numbers into two different numbers', () => {
    assert(
      property(bits, bits, (one, other) => {
        expect(scramble(one) === scramble(other)).toBe(one === other);
      }),
    );
  });

  it('stays within the bounds asked for', () => {
    assert(
      property(bits, integer({ min: 0, max: 1_000 }), (seed, width) => {
        const drawn = between(seededRandom(seed), 5, 5 + width);
        expect(drawn >= 5 && drawn <= 5 + width && Number.isInteger(drawn)).toBe(true);
      }),
    );
  });

  it('writes eight hexadecimal digits a word, with leading zeros', () => {
    expect(hex(() => 0x0000_00ab, 2)).toBe('000000ab000000ab');
  });
});
