// SPDX-License-Identifier: Apache-2.0
import { answerNow } from './asking.js';
import { checkConsistency, type ConsistencyClaim } from './check-consistency.js';
import { checkInclusion, type InclusionClaim } from './check-inclusion.js';
import { checkNote, type NoteVerdict } from './check-note.js';
import { sha256, verifyEd25519 } from './node-crypto.js';
import type { Note } from './note.js';
import { readVerifierKey, type VerifierKey } from './verifier-key.js';

/** `checkInclusion` on Node's cryptography: whether an inclusion proof holds. */
export function verifyInclusion(claim: InclusionClaim): boolean {
  return answerNow(checkInclusion(claim), sha256);
}

/** `checkConsistency` on Node's cryptography: whether a consistency proof holds. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  return answerNow(checkConsistency(claim), sha256);
}

/** `checkNote` on Node's cryptography: what is known of a note's signatures. */
export function verifyNote(note: Note, keys: readonly VerifierKey[]): NoteVerdict {
  return answerNow(checkNote(note, keys), verifyEd25519);
}

/** `readVerifierKey` on Node's cryptography; throws LedgerError KEY_INVALID. */
export function parseVerifierKey(text: string): VerifierKey {
  return answerNow(readVerifierKey(text), sha256);
}
