// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { SALT_LENGTH } from '../domain/payload.js';
import type { ReceivedPayload } from '../ledger-store.js';

const BLOCK = 64;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;
const HASH_LENGTH = 32;

let inner = Buffer.alloc(64 * 1024, INNER_PAD);
const outer = Buffer.alloc(BLOCK + HASH_LENGTH, OUTER_PAD);

/**
 * The commitment to a payload in base64: what `commitPayload` gives, for a third of its time, since
 * an intake makes one an event. A test holds the two together.
 */
export function commitmentText(salt: Uint8Array, { meta, value }: ReceivedPayload): string {
  const length = BLOCK + 4 + meta.length + value.length;
  if (length > inner.length) inner = Buffer.alloc(length * 2, INNER_PAD);
  for (let at = 0; at < SALT_LENGTH; at += 1) {
    const byte = salt[at] ?? 0;
    inner[at] = byte ^ INNER_PAD;
    outer[at] = byte ^ OUTER_PAD;
  }
  inner.writeUInt32BE(meta.length, BLOCK);
  inner.set(meta, BLOCK + 4);
  inner.set(value, BLOCK + 4 + meta.length);
  outer.write(hash('sha256', inner.subarray(0, length), 'binary'), BLOCK, 'latin1');
  return hash('sha256', outer, 'base64');
}
