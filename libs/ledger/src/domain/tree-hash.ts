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
