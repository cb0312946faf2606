// SPDX-License-Identifier: Apache-2.0
import type { Hash } from '../hash.js';
import { EMPTY_ROOT, nodeHash } from '../tree-hash.js';

/** The root over leaf hashes, by the recursion of RFC 9162 section 2.1.1. */
export function naiveRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return EMPTY_ROOT;
  const [first] = leaves;
  if (leaves.length === 1 && first !== undefined) return first;
  const split = splitPoint(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

/** PATH(index, leaves) of RFC 9162 section 2.1.3.1. */
export function naiveInclusion(index: number, leaves: readonly Hash[]): readonly Hash[] {
  if (leaves.length === 1) return [];
  const split = splitPoint(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...naiveInclusion(index, left), naiveRoot(right)]
    : [...naiveInclusion(index - split, right), naiveRoot(left)];
}

/** PROOF(size, leaves) of RFC 9162 section 2.1.4.1. */
export function naiveConsistency(size: number, leaves: readonly Hash[]): readonly Hash[] {
  return subproof(size, leaves, true);
}

function subproof(size: number, leaves: readonly Hash[], isKnown: boolean): readonly Hash[] {
  if (size === leaves.length) return isKnown ? [] : [naiveRoot(leaves)];
  const split = splitPoint(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split
    ? [...subproof(size, left, isKnown), naiveRoot(right)]
    : [...subproof(size - split, right, false), naiveRoot(left)];
}

/** The largest power of two below `count`. */
function splitPoint(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
