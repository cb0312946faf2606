// SPDX-License-Identifier: Apache-2.0
import { uint32 } from './bytes.js';
import { LedgerError } from './errors.js';
import type { Hash, Hashing } from './hash.js';

export const SALT_LENGTH = 32;

/** A payload as received, and the secret that keeps its commitment from being guessed. */
export interface Payload {
  /** 32 random bytes, for this entry alone. */
  readonly salt: Uint8Array;
  readonly meta: Uint8Array;
  readonly value: Uint8Array;
}

/**
 * The commitment of an entry to its payload: HMAC-SHA-256(salt, u32be(meta length) ‖ meta ‖ value)
 * (RFC 2104), asked for as two hashes, which cost less than an Hmac object. Throws LedgerError
 * ENTRY_INVALID when the salt is not 32 bytes.
 */
export function* commitmentOf({ salt, meta, value }: Payload): Hashing<Hash> {
  if (salt.length !== SALT_LENGTH) {
    throw new LedgerError('ENTRY_INVALID', `a salt of ${salt.length} bytes`);
  }
  const inner = yield [masked(salt, 0x36), uint32(meta.length), meta, value];
  return yield [masked(salt, 0x5c), inner];
}

/** The key, padded to a block of 64 bytes, each byte masked (RFC 2104 section 2). */
function masked(salt: Uint8Array, mask: number): Uint8Array {
  const block = new Uint8Array(64).fill(mask);
  for (let at = 0; at < SALT_LENGTH; at += 1) block[at] = (salt[at] ?? 0) ^ mask;
  return block;
}
