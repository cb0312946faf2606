// SPDX-License-Identifier: Apache-2.0
import type { Asking } from './asking.js';

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array;

/** What a hash is taken of: these bytes, one part after the other. */
export type Message = readonly Uint8Array[];

/** A computation that asks for the SHA-256 of the messages it yields. */
export type Hashing<Result> = Asking<Message, Hash, Result>;

export const HASH_LENGTH = 32;

/** What the hash of an entry is taken of: 00 ‖ entry (RFC 9162 section 2.1.1). */
export function leafMessage(entry: Uint8Array): Message {
  return [LEAF, entry];
}

/** What the hash over two subtrees is taken of: 01 ‖ left ‖ right (RFC 9162 section 2.1.1). */
export function nodeMessage(left: Hash, right: Hash): Message {
  return [NODE, left, right];
}

/** Whether each of the values has the length of a hash. */
export function areHashes(values: readonly Uint8Array[]): boolean {
  return values.every(({ length }) => length === HASH_LENGTH);
}

/** The hashes in a tile's bytes, in order: views, not copies. */
export function splitHashes(bytes: Uint8Array): readonly Hash[] {
  return Array.from({ length: Math.floor(bytes.length / HASH_LENGTH) }, (_, index) =>
    bytes.subarray(index * HASH_LENGTH, (index + 1) * HASH_LENGTH),
  );
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
