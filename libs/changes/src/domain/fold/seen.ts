// SPDX-License-Identifier: Apache-2.0
import { keyNumber } from '../key-number.js';

/** As what a text was seen: a key of facts, a key that records looked under, a record's anchor. */
export type SeenAs = 'fact' | 'look' | 'record';

const BITS = 2 ** 27;
const HASHES = 4;
const TWO_32 = 2 ** 32;

/**
 * Which texts have been seen, in 16 MiB however many they are: `has` may be wrong about one that has
 * not, in one case of a hundred at twelve million of them, and is never wrong about one that has
 * (Bloom, 1970). Memory that was never touched is none.
 */
export class Seen {
  private readonly words = new Uint32Array(BITS / 32);

  add(as: SeenAs, text: string): void {
    this.addNumber(as, keyNumber(text));
  }

  /** Adds a text by the number that stands for it. */
  addNumber(as: SeenAs, number: number): void {
    for (const bit of bitsOf(as, number)) {
      this.words[bit >>> 5] = (this.words[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  has(as: SeenAs, text: string): boolean {
    const bits = bitsOf(as, keyNumber(text));
    return bits.every((bit) => ((this.words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0);
  }
}

/** so that a text seen as one thing is not seen as another */
const TURNS = { fact: 0, look: 0x5bd1_e995, record: 0x9e37_79b9 } as const;

/** Two hashes make as many as are wanted (Kirsch and Mitzenmacher, 2006). */
function bitsOf(as: SeenAs, number: number): readonly number[] {
  const first = (number % TWO_32) + TURNS[as];
  const step = Math.floor(number / TWO_32) * 2 + 1;
  return Array.from({ length: HASHES }, (_, index) => (first + index * step) % BITS);
}
