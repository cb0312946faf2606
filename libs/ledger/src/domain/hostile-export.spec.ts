// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerNow } from './asking.js';
import { concatBytes, utf8 } from './bytes.js';
import { encodeEntryBundle } from './entry-bundle.js';
import { formatNote, parseNote } from './note.js';
import { cosignText, signerKey, signText } from './signer-key.js';
import { type Archive, buildArchive } from './testing/build-archive.js';
import { buildExport, cosigned } from './testing/build-export.js';
import { actAt, exampleLedger, LOG, ORIGIN, WITNESS } from './testing/example-ledger.js';
import { headOf, REQUEST, verdicts, verify } from './testing/verify.js';
import { verifyArchive } from './verify-archive.js';

const STRANGER = signerKey('stranger', 'witness', new Uint8Array(32).fill(7));
const SOUND = 'OK,REDACTED at 257,OK,OK';

const LEDGER = exampleLedger(260, 257);
const pinned = headOf(buildArchive(LEDGER.slice(0, 258), LOG));

function signed(archive: Archive): Archive {
  return cosigned(archive, (text) => [
    cosignText(WITNESS, text, 1_764_000_000n),
    cosignText(STRANGER, text, 1n),
  ]);
}

/** The end of a ledger: a few kilobytes of everything that an export holds. */
function tailOf(archive: Archive): Archive {
  const range = { from: 256, to: 260 };
  return buildExport(signed(archive), { size: 260, range, erasures: [259], pinned: [258] });
}

const TAIL = tailOf(buildArchive(LEDGER, LOG));
const PATHS = [...TAIL.keys()];

function found(files: Archive): string {
  return String(verdicts(verify(files, { pinned })));
}

function flipped(files: Archive, path: string, at: number): Archive {
  const bytes = files.get(path)!;
  return new Map(files).set(path, bytes.with(at, bytes[at]! ^ (1 << (at % 8))));
}

/** The places in a file where a change goes unnoticed. */
function inertBytes(files: Archive, path: string): readonly number[] {
  const sound = found(files);
  return [...files.get(path)!.keys()].filter((at) => found(flipped(files, path, at)) === sound);
}

/** Whether the checkpoint is still a note at all. */
function isNote(files: Archive): boolean {
  try {
    parseNote(new TextDecoder('utf-8', { fatal: true }).decode(files.get('checkpoint')));
    return true;
  } catch {
    return false;
  }
}

describe('an export with any one byte changed', () => {
  it('is sound before', () => {
    expect(found(TAIL)).toBe(SOUND);
    expect(PATHS).toEqual([
      'checkpoint',
      'range',
      'tile/0/001.p/4',
      'tile/1/000.p/1',
      'tile/entries/001.p/4',
      'payload/001.p/4',
    ]);
  });

  it.each(PATHS.slice(1))('in %s is never found sound', (path) => {
    expect(inertBytes(TAIL, path)).toEqual([]);
  });

  it('in the checkpoint is found sound in the signature of an unknown key alone', () => {
    const note = TAIL.get('checkpoint')!;
    const line = Buffer.from(note).lastIndexOf('— stranger');
    const inert = [...note.keys()].filter(
      (at) => at >= line && isNote(flipped(TAIL, 'checkpoint', at)),
    );
    expect([inert.length > 50, inertBytes(TAIL, 'checkpoint')]).toEqual([true, inert]);
  });

  it('in a bundle that holds an erasure is found sound in the entries beside it alone', () => {
    const ledger = exampleLedger(260, 5);
    const request = { size: 260, range: { from: 0, to: 256 }, erasures: [259], pinned: [] };
    const head = buildExport(signed(buildArchive(ledger, LOG)), request);
    const path = 'tile/entries/001.p/4';
    const lengths = ledger.slice(256).map(({ entry }) => entry.length);
    const beside = lengths.slice(0, 3).flatMap((length, at) => {
      const start = lengths.slice(0, at).reduce((sum, other) => sum + 2 + other, 2);
      return Array.from({ length }, (_, byte) => start + byte);
    });
    expect(inertBytes(head, path)).toEqual(beside);
  }, 30_000);
});

describe('an export that is damaged', () => {
  it.each(PATHS)('by cutting %s anywhere is not found sound', (path) => {
    const bytes = TAIL.get(path)!;
    const sound = [...bytes.keys()].filter(
      (length) => found(new Map(TAIL).set(path, bytes.subarray(0, length))) === SOUND,
    );
    // The last line of the checkpoint is the signature of an unknown key.
    const line = Buffer.from(bytes).lastIndexOf('— stranger');
    expect(sound).toEqual(line < 0 ? [] : [line]);
  });

  it('by putting bytes of its files into others is never found sound', () => {
    const path = fc.constantFrom(...PATHS);
    const place = fc.record({ path, at: fc.nat(), length: fc.nat(300) });
    fc.assert(
      fc.property(place, place, (from, into) => {
        const [taken, target] = [TAIL.get(from.path)!, TAIL.get(into.path)!];
        const [source, at] = [from.at % taken.length, into.at % (target.length + 1)];
        const parts = [
          target.subarray(0, at),
          taken.subarray(source, source + from.length),
          target.subarray(at + into.length),
        ];
        const spliced = concatBytes(parts);
        fc.pre(Buffer.compare(spliced, target) !== 0);
        // A signature of an unknown key may be anything.
        fc.pre(into.path !== 'checkpoint');
        expect(found(new Map(TAIL).set(into.path, spliced))).not.toBe(SOUND);
      }),
      { numRuns: 500 },
    );
  });

  it('by swapping its files is never found sound', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(PATHS, { minLength: PATHS.length }), (order) => {
        fc.pre(order.some((path, at) => path !== PATHS[at]));
        const swapped = new Map(PATHS.map((path, at) => [path, TAIL.get(order[at]!)!]));
        expect(found(swapped)).not.toBe(SOUND);
      }),
    );
  });

  it('by mixing in files of another ledger is never found sound', () => {
    const rewritten = LEDGER.with(256, actAt(256, 'report', { name: 'forged' }));
    const stranger = { ...LOG, ...signerKey(`${ORIGIN}2`, 'log', new Uint8Array(32).fill(1)) };
    const others = [
      tailOf(buildArchive(rewritten, LOG)),
      tailOf(buildArchive(LEDGER, stranger)),
      buildExport(buildArchive(exampleLedger(300), LOG), {
        size: 300,
        range: { from: 256, to: 300 },
        erasures: [],
        pinned: [],
      }),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...others),
        fc.subarray(PATHS, { minLength: 1 }),
        (other, paths) => {
          const mixed = new Map(TAIL);
          for (const path of paths) mixed.set(path, other.get(path) ?? utf8(''));
          fc.pre(paths.some((path) => Buffer.compare(mixed.get(path)!, TAIL.get(path)!) !== 0));
          expect(found(mixed)).not.toBe(SOUND);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('an export that claims much', () => {
  const text = `${ORIGIN}\n${Number.MAX_SAFE_INTEGER}\n${Buffer.alloc(32).toString('base64')}\n`;
  const note = utf8(formatNote({ text, signatures: [signText(LOG, text)] }));

  it('is left at the first file that is missing', () => {
    const asked: string[] = [];
    const report = answerNow(verifyArchive(REQUEST), (path) => {
      asked.push(path);
      if (path === 'checkpoint') return note;
      return path.startsWith('tile/') && !path.includes('entries') ? new Uint8Array(8192) : null;
    });
    expect([report.integrity.kind, asked.length]).toEqual(['TAMPERED', 10]);
  });

  it('by the lengths within its bundles takes no more memory than it has bytes', () => {
    const lengths = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1, 0, 0xff, 0xff, 0xff, 0xff);
    const payloads = new Map(TAIL).set('payload/001.p/4', lengths);
    const entries = new Map(TAIL).set('tile/entries/001.p/4', Uint8Array.of(0xff, 0xff));
    expect([found(payloads), found(entries)]).toEqual([
      'TAMPERED at 256,INCOMPLETE at 256,OK,OK',
      'TAMPERED at 256,OK,OK,OK',
    ]);
  });

  it('by more entries than it has is not sound', () => {
    const more = encodeEntryBundle(Array.from({ length: 5 }, () => LEDGER[256]!.entry));
    expect(found(new Map(TAIL).set('tile/entries/001.p/4', more))).not.toBe(SOUND);
  });
});
