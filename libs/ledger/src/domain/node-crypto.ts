// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { concatBytes } from './bytes.js';
import type { Hash, Message } from './hash.js';
import type { SignatureQuestion } from './ed25519.js';

/** SHA-256 of a message. `crypto.hash` costs a third of what a Hash object does. */
export function sha256(message: Message): Hash {
  let length = 0;
  for (const part of message) {
    if (length + part.length > room.length) return sha256Of(concatBytes(message));
    room.set(part, length);
    length += part.length;
  }
  return sha256Of(room.subarray(0, length));
}

/** SHA-256 of bytes, or of the UTF-8 of a text; by way of a string, which halves the cost. */
export function sha256Of(content: Uint8Array | string): Hash {
  return Buffer.from(hash('sha256', content, 'binary'), 'latin1');
}

// Messages are put together here: with an allocation each, a tree grows at half the speed.
const room = new Uint8Array(131_072);

/** Whether an Ed25519 signature holds (RFC 8032). */
export function verifyEd25519({ publicKey, message, signature }: SignatureQuestion): boolean {
  const key = concatBytes([SPKI_HEAD, publicKey]);
  return verify(null, message, createPublicKey({ key: Buffer.from(key), ...SPKI }), signature);
}

/** The Ed25519 signature of `message`, 64 bytes, by the private key `seed`, 32 bytes (RFC 8032). */
export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return Uint8Array.from(sign(null, message, privateKey(seed)));
}

/** The Ed25519 public key, 32 bytes, that belongs to the private key `seed`. */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  const spki = createPublicKey(privateKey(seed)).export(SPKI);
  return Uint8Array.from(spki.subarray(SPKI_HEAD.length));
}

// What stands before the 32 bytes of a key in DER (RFC 8410 section 7).
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = { format: 'der', type: 'spki' } as const;
const PKCS8 = { format: 'der', type: 'pkcs8' } as const;

function privateKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(concatBytes([PKCS8_HEAD, seed])), ...PKCS8 });
}
