// SPDX-License-Identifier: Apache-2.0
import { answerNow } from './asking.js';
import { fromBase64 } from './base64.js';
import { utf8 } from './bytes.js';
import { cosignature, cosignatureMessage } from './check-note.js';
import { ED25519_KEY_LENGTH } from './ed25519.js';
import { LedgerError } from './errors.js';
import { publicKeyOf, sha256, signEd25519 } from './node-crypto.js';
import type { NoteSignature } from './note.js';
import { formatVerifierKey, type KeyRole, verifierKey, type VerifierKey } from './verifier-key.js';

/** A private key that signs notes, kept in memory; a key in a KMS signs by itself. */
export interface SignerKey {
  readonly verifier: VerifierKey;
  /** 32 secret bytes (the private key of RFC 8032). */
  readonly seed: Uint8Array;
}

/** Makes a signer of its name, role and 32 random bytes. Throws LedgerError KEY_INVALID. */
export function signerKey(name: string, role: KeyRole, seed: Uint8Array): SignerKey {
  if (seed.length !== ED25519_KEY_LENGTH) throw invalid();
  const publicKey = publicKeyOf(seed);
  return { verifier: answerNow(verifierKey({ name, role, publicKey }), sha256), seed };
}

/** The key as the text of its file: `PRIVATE+KEY+name+id+base64(algorithm ‖ seed)`. */
export function formatSignerKey({ verifier, seed }: SignerKey): string {
  return `${PREFIX}${formatVerifierKey({ ...verifier, publicKey: seed })}`;
}

/** Reads what `formatSignerKey` wrote; throws LedgerError KEY_INVALID, and never tells the key. */
export function parseSignerKey(text: string): SignerKey {
  const [, name = '', material = ''] = FORM.exec(text) ?? [];
  const bytes = fromBase64(material) ?? new Uint8Array(0);
  const role = bytes[0] === 1 ? 'log' : 'witness';
  const key = signerKey(name, role, bytes.subarray(1));
  if (formatSignerKey(key) !== text) throw invalid();
  return key;
}

/** Signs the text of a checkpoint as its log. */
export function signText({ verifier, seed }: SignerKey, text: string): NoteSignature {
  const { name, id } = verifier;
  return { name, keyId: id, signature: signEd25519(seed, utf8(text)) };
}

/** Cosigns the text of a checkpoint as a witness, at a time in seconds since the epoch. */
export function cosignText(
  { verifier, seed }: SignerKey,
  text: string,
  timestamp: bigint,
): NoteSignature {
  const { name, id } = verifier;
  const signature = signEd25519(seed, cosignatureMessage(text, timestamp));
  return { name, keyId: id, signature: cosignature(timestamp, signature) };
}

const PREFIX = 'PRIVATE+KEY+';
const FORM = /^PRIVATE\+KEY\+([^+]+)\+[0-9a-f]{8}\+(.+)$/;

function invalid(): LedgerError {
  return new LedgerError('KEY_INVALID', 'no signer key');
}
