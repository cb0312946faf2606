// SPDX-License-Identifier: Apache-2.0
import type { NoteVerdict } from './check-note.js';
import { type Checkpoint, parseCheckpoint } from './checkpoint.js';
import { LedgerError } from './errors.js';
import { parseNote } from './note.js';
import type { VerifierKey } from './verifier-key.js';
import { verifyNote } from './verify-now.js';

/** A checkpoint and what is known of its signatures. */
export type OpenedCheckpoint =
  | { readonly kind: 'opened'; readonly checkpoint: Checkpoint; readonly signatures: NoteVerdict }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads the signed note of a checkpoint and verifies the signatures of the keys given. */
export function openCheckpoint(note: string, keys: readonly VerifierKey[]): OpenedCheckpoint {
  try {
    const parsed = parseNote(note);
    const checkpoint = parseCheckpoint(parsed.text);
    return { kind: 'opened', checkpoint, signatures: verifyNote(parsed, keys) };
  } catch (error) {
    if (error instanceof LedgerError) return { kind: 'unreadable', reason: error.message };
    throw error;
  }
}

/** Whether the log itself signed: a key of the role `log` under the checkpoint's own origin. */
export function isSignedByLog({ origin }: Checkpoint, signatures: NoteVerdict): boolean {
  return (
    signatures.kind === 'signed' &&
    signatures.by.some(({ key }) => key.role === 'log' && key.name === origin)
  );
}
