// SPDX-License-Identifier: Apache-2.0

/** The next 32 random bits of a stream that its seed determines. */
export type Random = () => number;

const GOLDEN_RATIO = 0x9e3779b9;

/** splitmix32: every seed, also 0, gives a stream of its own. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + GOLDEN_RATIO) >>> 0;
    return scramble(state);
  };
}

/** A bijection of 32-bit numbers: different inputs keep different outputs, which look unrelated. */
export function scramble(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** A whole number, least ≤ n ≤ most. */
export function between(random: Random, least: number, most: number): number {
  return least + (random() % (most - least + 1));
}

/** True once in `n` times. */
export function onceIn(random: Random, n: number): boolean {
  return random() % n === 0;
}

export function pick<T>(random: Random, options: readonly [T, ...T[]]): T {
  return options[random() % options.length] ?? options[0];
}

/** `words` × 8 hexadecimal digits. */
export function hex(random: Random, words: number): string {
  let digits = '';
  for (let i = 0; i < words; i++) digits += hexWord(random());
  return digits;
}

export function hexWord(bits: number): string {
  return bits.toString(16).padStart(8, '0');
}
