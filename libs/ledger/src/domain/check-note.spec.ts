// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { cosignatureMessage } from './check-note.js';
import { formatCheckpoint } from './checkpoint.js';
import { formatNote, type NoteSignature, parseNote, parseSignatures } from './note.js';
import { isSignedByLog, openCheckpoint } from './open-checkpoint.js';
import { cosignText, signerKey, signText } from './signer-key.js';
import { verifyNote } from './verify-now.js';

const ORIGIN = 'ledger.example.com/delivery';
const TEXT = formatCheckpoint({ origin: ORIGIN, size: 7n, root: new Uint8Array(32).fill(7) });
const LOG = signerKey(ORIGIN, 'log', new Uint8Array(32).fill(1));
const WITNESSES = [2, 3, 4].map((byte) =>
  signerKey(`witness.example.com/w${byte}`, 'witness', new Uint8Array(32).fill(byte)),
);
const KEYS = [LOG, ...WITNESSES].map(({ verifier }) => verifier);

function cosigned(...times: readonly bigint[]): readonly NoteSignature[] {
  return times.map((time, at) => cosignText(WITNESSES[at]!, TEXT, time));
}

function openSigned(signatures: readonly NoteSignature[]) {
  const opened = openCheckpoint(formatNote({ text: TEXT, signatures }), KEYS);
  if (opened.kind === 'unreadable') throw new Error(opened.reason);
  return opened;
}

describe('a cosignature', () => {
  it('is over the time and the text, as C2SP tlog-cosignature has it', () => {
    const text =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(new TextDecoder().decode(cosignatureMessage(text, 1_679_315_147n))).toBe(
      `cosignature/v1\ntime 1679315147\n${text}`,
    );
  });

  it('states its time in its first eight bytes', () => {
    const [line] = parseSignatures(
      '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n',
    );
    const time = new DataView(line!.signature.slice().buffer).getBigUint64(0);
    expect([line!.name, time, line!.signature.length]).toEqual([
      'witness.example.com/w1',
      1_679_315_147n,
      72,
    ]);
  });

  it('is verified and gives its time', () => {
    const note = formatNote({ text: TEXT, signatures: [signText(LOG, TEXT), ...cosigned(99n)] });
    expect(verifyNote(parseNote(note), KEYS)).toEqual({
      kind: 'signed',
      by: [
        { key: KEYS[0], timestamp: null },
        { key: KEYS[1], timestamp: 99n },
      ],
    });
  });

  it('is forged with another time, another text, or cut', () => {
    const [good] = cosigned(99n);
    const { signature } = good!;
    const others = [signature.with(7, 98), signature.subarray(0, 71), signature.subarray(0, 5)];
    const notes = others.map((other) => ({
      text: TEXT,
      signatures: [{ ...good!, signature: other }],
    }));
    const other = { text: TEXT.replace('7', '8'), signatures: [good!] };
    expect([...notes, other].map((note) => verifyNote(note, KEYS))).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'forged', key: KEYS[1] })),
    );
  });
});

describe('an opened checkpoint', () => {
  it('is signed by its log under its own origin alone', () => {
    const other = signerKey('ledger.example.com/other', 'log', new Uint8Array(32).fill(5));
    const { checkpoint } = openSigned([signText(LOG, TEXT)]);
    const keys = [...KEYS, other.verifier];
    const opened = [[signText(LOG, TEXT)], [signText(other, TEXT)], cosigned(99n)].map(
      (signatures) => verifyNote({ text: TEXT, signatures }, keys),
    );
    expect(opened.map((signatures) => isSignedByLog(checkpoint, signatures))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('says why it cannot be read', () => {
    expect(openCheckpoint('nothing', KEYS)).toEqual({
      kind: 'unreadable',
      reason: 'no signed note: "nothing"',
    });
  });
});
