// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerNow } from './asking.js';
import { utf8 } from './bytes.js';
import { formatNote, parseNote } from './note.js';
import { witnessGroup } from './quorum.js';
import { cosignText, signerKey } from './signer-key.js';
import { buildArchive } from './testing/build-archive.js';
import { exampleLedger, LOG, ORIGIN, WITNESS } from './testing/example-ledger.js';
import {
  change,
  flip,
  headOf,
  REQUEST,
  SOUND,
  verdicts,
  verify,
  without,
} from './testing/verify.js';
import { verifyArchive } from './verify-archive.js';

describe('a sound archive', () => {
  it.each([0, 1, 2, 255, 256, 257, 512, 600])('of %i entries holds', (size) => {
    const report = verify(buildArchive(exampleLedger(size), LOG));
    expect([verdicts(report), report.range]).toEqual([SOUND, { from: 0, to: size }]);
  });

  it('of three levels of tiles holds', () => {
    const [first, ...rest] = exampleLedger(20);
    const many = Array.from({ length: 65_800 }, (_, at) => rest[at % rest.length]!);
    const archive = buildArchive([first!, ...many], LOG);
    expect(verdicts(verify(archive, { depth: 'entries' }))).toEqual(SOUND);
  });

  it('holds while it grows: full files may have taken the place of partial ones', () => {
    const archive = buildArchive(exampleLedger(600), LOG);
    archive.set('checkpoint', buildArchive(exampleLedger(300), LOG).get('checkpoint')!);
    archive.set('tile/1/000.p/1', archive.get('tile/1/000.p/2')!.subarray(0, 32));
    expect(verdicts(verify(archive))).toEqual(SOUND);
  });

  it('without the log’s key is anchored by nothing', () => {
    const archive = buildArchive(exampleLedger(3), LOG);
    const other = signerKey('ledger.example.com/other', 'log', new Uint8Array(32).fill(1)).verifier;
    expect(verify(archive, { keys: [other, WITNESS.verifier] }).integrity.kind).toBe('UNANCHORED');
  });

  it('is read file by file, each once or twice', () => {
    const archive = buildArchive(exampleLedger(600), LOG);
    const asked = new Map<string, number>();
    answerNow(verifyArchive(REQUEST), (path) => {
      asked.set(path, (asked.get(path) ?? 0) + 1);
      return archive.get(path) ?? null;
    });
    expect([...asked.keys()].toSorted()).toEqual([...archive.keys(), 'range'].toSorted());
    expect(Math.max(...asked.values())).toBeLessThanOrEqual(2);
  });
});

describe('the other promises', () => {
  const ledger = exampleLedger(300);
  const archive = buildArchive(ledger, LOG);

  it('time is anchored when enough witnesses have cosigned', () => {
    const { text, signatures } = parseNote(new TextDecoder().decode(archive.get('checkpoint')));
    const note = formatNote({ text, signatures: [...signatures, cosignText(WITNESS, text, 99n)] });
    const cosigned = new Map(archive).set('checkpoint', utf8(note));
    const reports = [1, 2].map((threshold) =>
      verify(cosigned, {
        quorum: witnessGroup(threshold, [{ kind: 'witness', key: WITNESS.verifier }]),
      }),
    );
    expect(reports.map(({ time, notLaterThan }) => [time.kind, notLaterThan])).toEqual([
      ['OK', 99n],
      ['UNANCHORED', null],
    ]);
  });

  it('consistency holds with every earlier checkpoint of the same ledger', () => {
    for (const size of [0, 1, 100, 256, 257, 299, 300]) {
      const pinned = headOf(buildArchive(ledger.slice(0, size), LOG));
      expect([size, verify(archive, { pinned }).consistency.kind]).toEqual([size, 'OK']);
    }
  });

  it('consistency does not hold with a larger tree, or with one of another ledger', () => {
    const larger = headOf(buildArchive(exampleLedger(301), LOG));
    const other = { ...headOf(archive), origin: 'ledger.example.com/other' };
    const found = [larger, other].map((pinned) => verdicts(verify(archive, { pinned }))[3]);
    expect(found).toEqual(['TAMPERED at 300', 'TAMPERED']);
  });

  it('consistency is not known of a tree that does not hold itself', () => {
    const broken = change(archive, 'tile/1/000.p/1', (tile) => flip(tile, 0, 0));
    expect(verify(broken, { pinned: headOf(archive) }).consistency.kind).toBe('INCOMPLETE');
  });

  it('an entry of another version is of no known format', () => {
    const entry = utf8(new TextDecoder().decode(ledger[7]!.entry).replace('"v":1', '"v":2'));
    const changed = buildArchive(ledger.with(7, { ...ledger[7]!, entry }), LOG);
    expect(verdicts(verify(changed))[0]).toBe('UNKNOWN-FORMAT at 7');
  });

  it.each([
    ['INCOMPLETE', without(archive, 'checkpoint')],
    ['UNKNOWN-FORMAT', new Map(archive).set('checkpoint', utf8('nothing'))],
    ['UNKNOWN-FORMAT', new Map(archive).set('checkpoint', Uint8Array.of(0xff))],
  ])('integrity is %s without a checkpoint that can be read', (kind, files) => {
    expect(verdicts(verify(files))).toEqual([kind, 'UNANCHORED', 'UNANCHORED', 'UNANCHORED']);
  });

  it('are judged whatever the files hold', () => {
    const garbage = fc.option(fc.uint8Array({ maxLength: 70 }), { nil: null });
    fc.assert(
      fc.property(fc.infiniteStream(garbage), fc.nat({ max: 10 ** 12 }), (contents, size) => {
        const text = `${ORIGIN}\n${size}\n${Buffer.alloc(32).toString('base64')}\n`;
        const note = formatNote({ text, signatures: [cosignText(WITNESS, text, 1n)] });
        const report = answerNow(verifyArchive(REQUEST), (path) => {
          if (path === 'range') return null;
          return path === 'checkpoint' ? utf8(note) : (contents.next().value ?? null);
        });
        expect(report.integrity.kind).not.toBe('OK');
      }),
    );
  });
});
