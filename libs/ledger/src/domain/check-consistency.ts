// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from './bytes.js';
import { isOdd } from './check-inclusion.js';
import { areHashes, type Hash, type Hashing, nodeMessage } from './hash.js';

/** The claim that the tree of `size1` leaves is the beginning of the tree of `size2`. */
export interface ConsistencyClaim {
  readonly size1: bigint;
  readonly size2: bigint;
  readonly root1: Hash;
  readonly root2: Hash;
  readonly proof: readonly Hash[];
}

/**
 * Whether a consistency proof holds (RFC 9162 section 2.1.4.2). Any input gives an answer; every
 * tree begins with the empty one, so there is nothing to prove from size 0 and the answer is no.
 */
export function* checkConsistency(claim: ConsistencyClaim): Hashing<boolean> {
  const { size1, size2, root1, root2, proof } = claim;
  if (size1 <= 0n || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && equalBytes(root1, root2);
  return areHashes([root1, root2, ...proof]) && (yield* checkGrowth(claim));
}

function* checkGrowth({ size1, size2, root1, root2, proof }: ConsistencyClaim): Hashing<boolean> {
  const [first, ...rest] = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let [fn, sn, old, grown] = [size1 - 1n, size2 - 1n, first, first];
  while (isOdd(fn)) [fn, sn] = [fn >> 1n, sn >> 1n];
  for (const sibling of rest) {
    if (sn === 0n) return false;
    if (isOdd(fn) || fn === sn) {
      old = yield nodeMessage(sibling, old);
      grown = yield nodeMessage(sibling, grown);
      while (!isOdd(fn) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      grown = yield nodeMessage(grown, sibling);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && equalBytes(old, root1) && equalBytes(grown, root2);
}

function isPowerOfTwo(value: bigint): boolean {
  return (value & (value - 1n)) === 0n;
}
