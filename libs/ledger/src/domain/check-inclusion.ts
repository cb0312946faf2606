// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from './bytes.js';
import { areHashes, type Hash, type Hashing, nodeMessage } from './hash.js';

/** The claim that the leaf at `index` is in the tree of `size` leaves with this root. */
export interface InclusionClaim {
  readonly index: bigint;
  readonly size: bigint;
  readonly leaf: Hash;
  readonly root: Hash;
  /** From the leaf's sibling up to the root's child. */
  readonly proof: readonly Hash[];
}

/** Whether an inclusion proof holds (RFC 9162 section 2.1.3.2). Any input gives an answer. */
export function* checkInclusion(claim: InclusionClaim): Hashing<boolean> {
  const { index, size, leaf, root, proof } = claim;
  if (index < 0n || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let [fn, sn, hash] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if (sn === 0n) return false;
    if (isOdd(fn) || fn === sn) {
      hash = yield nodeMessage(sibling, hash);
      // A node without a sibling at its level rises to where it has one.
      while (!isOdd(fn) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      hash = yield nodeMessage(hash, sibling);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && equalBytes(hash, root);
}

export function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n;
}
