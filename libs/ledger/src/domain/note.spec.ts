// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LedgerError } from './errors.js';
import { formatNote, type Note, parseNote, parseSignatures } from './note.js';
import { parseSignerKey, signText } from './signer-key.js';
import { parseVerifierKey, verifyNote } from './verify-now.js';

/** The note, key and signature in the documentation of golang.org/x/mod/sumdb/note. */
const PETER = parseVerifierKey(
  'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
);
const SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const TEXT =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n";
const LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const NOTE = `${TEXT}\n${LINE}`;

function kindOf(note: string): string {
  try {
    return verifyNote(parseNote(note), [PETER]).kind;
  } catch (error) {
    if (error instanceof LedgerError) return error.code;
    throw error;
  }
}

describe('a signed note', () => {
  it('is verified as Go made it', () => {
    expect(verifyNote(parseNote(NOTE), [PETER])).toEqual({
      kind: 'signed',
      by: [{ key: PETER, timestamp: null }],
    });
  });

  it('is written as Go writes it', () => {
    const signature = signText(parseSignerKey(SECRET), TEXT);
    expect(formatNote({ text: TEXT, signatures: [signature] })).toBe(NOTE);
  });

  it('is not verified with any of its bytes turned over', () => {
    const bytes = new TextEncoder().encode(NOTE);
    for (const at of bytes.keys()) {
      for (const bit of [0x01, 0x20, 0x80]) {
        const flipped = new TextDecoder().decode(bytes.with(at, bytes[at]! ^ bit));
        expect([at, kindOf(flipped)]).not.toEqual([at, 'signed']);
      }
    }
  });

  it('carries signatures of unknown keys that say nothing', () => {
    const unknown = LINE.replace('PeterNeumann', 'EnochRoot');
    expect(kindOf(`${TEXT}\n${unknown}${LINE}`)).toBe('signed');
    expect(kindOf(`${TEXT}\n${unknown}`)).toBe('unknown');
  });

  it('is forged when a known key has not signed it, whoever else has', () => {
    const forged = LINE.replace('ZJkuBS9U', 'ZJkuBS9V');
    expect(kindOf(`${TEXT}\n${LINE}${forged}`)).toBe('forged');
  });

  it('lists a key that signed twice once', () => {
    const verdict = verifyNote(parseNote(`${TEXT}\n${LINE}${LINE}`), [PETER]);
    expect(verdict).toEqual({ kind: 'signed', by: [{ key: PETER, timestamp: null }] });
  });

  it.each([
    ['nothing', ''],
    ['no signatures', TEXT],
    ['no blank line', TEXT + LINE],
    ['an empty list of signatures', `${TEXT}\n`],
    ['no text', `\n${LINE}`],
    ['a control character', `a\tb\n\n${LINE}`],
    ['a carriage return', `a\r\n\n${LINE}`],
    ['a lone surrogate', `a\ud800\n\n${LINE}`],
    ['a hyphen for the dash', `${TEXT}\n${LINE.replace('—', '-')}`],
    ['two spaces', `${TEXT}\n${LINE.replace(' ', '  ')}`],
    ['a plus in a name', `${TEXT}\n${LINE.replace('PeterN', 'Peter+N')}`],
    ['base64 without padding', `${TEXT}\n${LINE.replace('=', '')}`],
    ['base64 with unused bits', `${TEXT}\n${LINE.replace('AM=', 'AN=')}`],
    ['a signature of no bytes', `${TEXT}\n— PeterNeumann x08gow==\n`],
    ['no newline at the end', NOTE.slice(0, -1)],
    ['101 signatures', `${TEXT}\n${LINE.repeat(101)}`],
  ])('is refused with %s', (_what, note) => {
    expect(kindOf(note)).toBe('NOTE_INVALID');
  });

  it('may hold 100 signatures and blank lines', () => {
    expect(parseNote(`a\n\nb\n\n${LINE.repeat(100)}`)).toEqual({
      text: 'a\n\nb\n',
      signatures: Array.from({ length: 100 }, () => parseSignatures(LINE)[0]),
    });
  });

  it('parses to what was formatted', () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[^ -\uffff]/g, ''));
    const signature = fc.record({
      name: fc.stringMatching(/^[a-z./]{1,20}$/),
      keyId: fc.nat(0xffff_ffff),
      signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
    });
    const note = fc.record({
      text: line.map((text) => `${text}\n`),
      signatures: fc.array(signature, { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(note, (made: Note) => {
        expect(parseNote(formatNote(made))).toEqual(made);
      }),
    );
  });

  it('parses or is refused, whatever the text', () => {
    const piece = fc.constantFrom('\n', '\n\n', '— ', 'name', ' ', 'AAAAAAA=', '\ud800', 'text');
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (note) => {
        expect(['unknown', 'NOTE_INVALID']).toContain(kindOf(note));
      }),
    );
  });
});
