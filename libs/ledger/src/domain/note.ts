// SPDX-License-Identifier: Apache-2.0
import { fromBase64, toBase64 } from './base64.js';
import { concatBytes, uint32, viewOf } from './bytes.js';
import { LedgerError } from './errors.js';
import { isKeyName } from './verifier-key.js';

/** A signed text (C2SP signed-note v1). Nothing is verified yet: see `checkNote`. */
export interface Note {
  /** Ends in a newline; no control characters but newlines. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** One signature line, of a known key or an unknown one. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** What the key's algorithm makes of the text: 64 bytes, or 8 + 64 of a witness. */
  readonly signature: Uint8Array;
}

/** Verifiers read at least 16 (C2SP); beyond this many a note is refused. */
const MAX_SIGNATURES = 100;

/** The note as it is published: text, blank line, signature lines. Throws NOTE_INVALID. */
export function formatNote({ text, signatures }: Note): string {
  if (!isNoteText(text) || signatures.length === 0) throw invalid(text);
  return `${text}\n${formatSignatures(signatures)}`;
}

/** Reads a published note; throws LedgerError NOTE_INVALID for anything that is not exactly one. */
export function parseNote(note: string): Note {
  const split = note.lastIndexOf('\n\n') + 1;
  const text = note.slice(0, split);
  if (!isNoteText(text)) throw invalid(note);
  return { text, signatures: parseSignatures(note.slice(split + 1)) };
}

/** Signature lines, each `— name base64(key id ‖ signature)` and a newline. */
export function formatSignatures(signatures: readonly NoteSignature[]): string {
  return signatures.map(formatSignature).join('');
}

/** Reads one signature line or more, up to 100; throws LedgerError NOTE_INVALID. */
export function parseSignatures(lines: string): readonly NoteSignature[] {
  const signatures = lines.split('\n');
  const end = signatures.pop();
  const { length } = signatures;
  if (end !== '' || length === 0 || length > MAX_SIGNATURES) throw invalid(lines);
  return signatures.map(parseSignature);
}

function isNoteText(text: string): boolean {
  return /^[\n -\uffff]*\n$/.test(text) && text.isWellFormed();
}

function formatSignature({ name, keyId, signature }: NoteSignature): string {
  if (!isKeyName(name)) throw new LedgerError('NOTE_INVALID', `'${name}' is no key name`);
  return `— ${name} ${toBase64(concatBytes([uint32(keyId), signature]))}\n`;
}

function parseSignature(line: string): NoteSignature {
  const [dash, name = '', text = '', ...rest] = line.split(' ');
  const bytes = fromBase64(text);
  if (dash !== '—' || !isKeyName(name) || rest.length > 0) throw invalid(line);
  if (bytes === null || bytes.length < 5) throw invalid(line);
  return { name, keyId: viewOf(bytes).getUint32(0), signature: bytes.subarray(4) };
}

function invalid(text: string): LedgerError {
  return new LedgerError('NOTE_INVALID', `no signed note: ${JSON.stringify(text.slice(0, 80))}`);
}
