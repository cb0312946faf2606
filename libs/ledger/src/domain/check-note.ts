// SPDX-License-Identifier: Apache-2.0
import type { Asking } from './asking.js';
import { concatBytes, uint64, utf8, viewOf } from './bytes.js';
import type { SignatureQuestion } from './ed25519.js';
import type { Note, NoteSignature } from './note.js';
import type { VerifierKey } from './verifier-key.js';

/** What is known of a note's signatures. A signature of an unknown key says nothing. */
export type NoteVerdict =
  | { readonly kind: 'signed'; readonly by: readonly Signer[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forged'; readonly key: VerifierKey };

/** A known key whose signature holds, and of a witness the time it states. */
export interface Signer {
  readonly key: VerifierKey;
  /** Seconds since the epoch; null where the signature states none. */
  readonly timestamp: bigint | null;
}

/**
 * Verifies every signature of a known key (C2SP signed-note). One that does not hold makes the
 * note `forged`, whatever else it carries; a note without signature of a known key is `unknown`.
 */
export function* checkNote(
  note: Note,
  keys: readonly VerifierKey[],
): Asking<SignatureQuestion, boolean, NoteVerdict> {
  const by: Signer[] = [];
  for (const signature of note.signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.keyId);
    if (key === undefined) continue;
    const claim = claimOf(key, signature, note.text);
    if (!(yield claim.question)) return { kind: 'forged', key };
    if (!by.some((signer) => signer.key === key)) by.push({ key, timestamp: claim.timestamp });
  }
  return by.length === 0 ? { kind: 'unknown' } : { kind: 'signed', by };
}

/** What a witness signs: that it saw this checkpoint then (C2SP tlog-cosignature). */
export function cosignatureMessage(text: string, timestamp: bigint): Uint8Array {
  return utf8(`cosignature/v1\ntime ${timestamp}\n${text}`);
}

/** The signature of a witness: the time in eight bytes, then Ed25519. */
export function cosignature(timestamp: bigint, signature: Uint8Array): Uint8Array {
  return concatBytes([uint64(timestamp), signature]);
}

const TIME_LENGTH = 8;

interface SignatureClaim {
  readonly timestamp: bigint | null;
  readonly question: SignatureQuestion;
}

function claimOf(
  { role, publicKey }: VerifierKey,
  { signature: stated }: NoteSignature,
  text: string,
): SignatureClaim {
  const timestamp = role === 'log' ? null : timeOf(stated);
  const message = timestamp === null ? utf8(text) : cosignatureMessage(text, timestamp);
  const signature = timestamp === null ? stated : stated.subarray(TIME_LENGTH);
  return { timestamp, question: { publicKey, message, signature } };
}

/** A signature too short to state a time is none: it cannot hold with any. */
function timeOf(signature: Uint8Array): bigint {
  return signature.length < TIME_LENGTH ? 0n : viewOf(signature).getBigUint64(0);
}
