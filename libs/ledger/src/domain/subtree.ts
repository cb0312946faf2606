// SPDX-License-Identifier: Apache-2.0
import { rootOfRange } from './compact-range.js';
import type { Hash } from './hash.js';
import { nodeHash } from './tree-hash.js';

/** A perfect subtree: 2^height leaves, the index-th of its height from the left. */
export interface Subtree {
  readonly height: number;
  readonly index: number;
}

/** The root over 1, 2, 4, … 256 hashes of one level. */
export function subtreeRoot(hashes: readonly Hash[]): Hash {
  const [left, right] = hashes;
  if (left === undefined || right === undefined) return rootOfRange(hashes);
  const half = hashes.length / 2;
  return nodeHash(subtreeRoot(hashes.slice(0, half)), subtreeRoot(hashes.slice(half)));
}

/** The perfect subtrees of the leaves from `begin` to before `end`, largest first. */
export function subtreesBetween(begin: number, end: number): readonly Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = begin; at < end; at += 2 ** (subtrees.at(-1)?.height ?? 0)) {
    const height = heightWithin(end - at);
    subtrees.push({ height, index: at / 2 ** height });
  }
  return subtrees;
}

/** How high a perfect subtree `count` leaves hold. Math.log2 rounds up near powers of two. */
export function heightWithin(count: number): number {
  let height = 0;
  while (2 ** (height + 1) <= count) height += 1;
  return height;
}
