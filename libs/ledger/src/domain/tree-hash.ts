// SPDX-License-Identifier: Apache-2.0
import { type Hash, leafMessage, nodeMessage } from './hash.js';
import { sha256 } from './node-crypto.js';

/** The root of the tree without leaves: SHA-256 of nothing (RFC 9162 section 2.1.1). */
export const EMPTY_ROOT: Hash = sha256([]);

/** The hash of one entry (RFC 9162 section 2.1.1). */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(leafMessage(entry));
}

/** The hash over two subtrees (RFC 9162 section 2.1.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(nodeMessage(left, right));
}

/**
 * The root over the roots of neighbouring subtrees of one height, of which the last may be smaller
 * (RFC 9162 section 2.1.1: the left part is the largest power of two that leaves something).
 */
export function rootOver(roots: readonly Hash[], begin = 0, end = roots.length): Hash {
  if (end - begin < 2) return roots[begin] ?? EMPTY_ROOT;
  let half = 1;
  while (half * 2 < end - begin) half *= 2;
  return nodeHash(rootOver(roots, begin, begin + half), rootOver(roots, begin + half, end));
}
