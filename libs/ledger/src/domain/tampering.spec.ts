// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.js';
import { encodeEntryBundle } from './entry-bundle.js';
import { encodePayloadBundle } from './payload-bundle.js';
import { type Archive, type Archived, buildArchive } from './testing/build-archive.js';
import { actAt, eventAt, exampleLedger, LOG, ORIGIN } from './testing/example-ledger.js';
import { change, flip, headOf, SOUND, verdicts, verify, without } from './testing/verify.js';

describe('the attacks of a superuser', () => {
  const ledger = exampleLedger(300);
  const archive = buildArchive(ledger, LOG);
  const forge = (changed: readonly Archived[]): Archive =>
    new Map(buildArchive(changed, LOG)).set('checkpoint', archive.get('checkpoint')!);
  const altered = actAt(77, 'report', { name: 'forged' });

  it('to edit an entry are found at its position', () => {
    const edited = change(archive, 'tile/entries/000', () =>
      encodeEntryBundle(
        ledger
          .slice(0, 256)
          .with(77, altered)
          .map(({ entry }) => entry),
      ),
    );
    expect(verdicts(verify(edited))[0]).toBe('TAMPERED at 77');
  });

  it('to edit a leaf hash are found at its position', () => {
    const edited = change(archive, 'tile/0/000', (tile) => flip(tile, 77 * 32, 0));
    expect(verdicts(verify(edited))[0]).toBe('TAMPERED at 77');
  });

  it('to edit an entry and its leaf hash are found in its bundle', () => {
    const forged = forge(ledger.with(77, altered));
    const edited = new Map(forged).set('tile/1/000.p/1', archive.get('tile/1/000.p/1')!);
    expect(verdicts(verify(edited))[0]).toBe('TAMPERED at 0');
  });

  it.each([
    ['edit an entry with all its tiles', ledger.with(77, altered)],
    ['delete an entry', [...ledger.toSpliced(77, 1), eventAt(299)]],
    ['reorder entries', ledger.with(77, ledger[78]!).with(78, ledger[77]!)],
    ['insert an entry', ledger.toSpliced(77, 0, altered).slice(0, 300)],
  ])('to %s are found by the signed root', (_attack, changed) => {
    expect(verify(forge(changed)).integrity.kind).toBe('TAMPERED');
  });

  it('to cut the tail are found by what is not there any more', () => {
    expect(verdicts(verify(forge(ledger.slice(0, 260)))).slice(0, 2)).toEqual([
      'INCOMPLETE',
      'INCOMPLETE at 256',
    ]);
  });

  it('to rewrite all and sign it again are found by an earlier checkpoint', () => {
    const rewritten = buildArchive(ledger.with(77, altered), LOG);
    const pinned = headOf(buildArchive(ledger.slice(0, 100), LOG));
    expect(verdicts(verify(rewritten, { pinned }))).toEqual(['OK', 'OK', 'UNANCHORED', 'TAMPERED']);
  });

  it('to swap payloads are found by the commitment', () => {
    const slots = ledger.slice(0, 256).map(({ slot }) => slot);
    const swapped = slots.with(7, { ...slots[8]!, position: 7 });
    const edited = change(archive, 'payload/000', () => encodePayloadBundle(swapped));
    expect(verdicts(verify(edited))[0]).toBe('TAMPERED at 7');
  });

  it('to sign with another key are found', () => {
    const forged = buildArchive(ledger, { ...LOG, seed: new Uint8Array(32).fill(9) });
    expect(verdicts(verify(forged))).toEqual([
      'TAMPERED',
      'UNANCHORED',
      'UNANCHORED',
      'UNANCHORED',
    ]);
  });

  it('to mix in entries of another ledger are found', () => {
    const foreign = utf8(new TextDecoder().decode(ledger[7]!.entry).replace(ORIGIN, 'elsewhere'));
    const mixed = buildArchive(ledger.with(7, { ...ledger[7]!, entry: foreign }), LOG);
    expect(verdicts(verify(mixed))[0]).toBe('TAMPERED at 7');
  });

  it('to turn back the clock are found by the order of time', () => {
    const late = eventAt(900);
    const disordered = buildArchive(
      ledger.with(7, { ...late, slot: { ...late.slot, position: 7 } }),
      LOG,
    );
    expect(verdicts(verify(disordered))).toEqual(['OK', 'OK', 'TAMPERED at 8', 'UNANCHORED']);
  });
});

describe('an archive with one bit turned over', () => {
  const archive = buildArchive(exampleLedger(5, 2), LOG);
  const pinned = headOf(buildArchive(exampleLedger(5, 2).slice(0, 3), LOG));
  const sound = verdicts(verify(archive, { pinned }));

  it('is sound before', () => {
    expect(sound).toEqual(['OK', 'REDACTED at 2', 'UNANCHORED', 'OK']);
  });

  it.each([...archive.keys()])('in %s is never found sound', (path) => {
    for (const at of archive.get(path)!.keys()) {
      const flipped = change(archive, path, (bytes) => flip(bytes, at, at % 8));
      expect([at, ...verdicts(verify(flipped, { pinned }))]).not.toEqual([at, ...sound]);
    }
  });

  it('anywhere in several bundles is never found sound', () => {
    const large = buildArchive(exampleLedger(600), LOG);
    const files = [...large];
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(7), (file, byte, bit) => {
        const [path, content] = files[file % files.length]!;
        const flipped = new Map(large).set(path, flip(content, byte % content.length, bit));
        expect(verdicts(verify(flipped))).not.toEqual(SOUND);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an archive that lacks a file', () => {
  const archive = buildArchive(exampleLedger(600), LOG);

  it.each([...archive.keys()])('%s is incomplete', (path) => {
    const { integrity, completeness } = verify(without(archive, path));
    expect([integrity.kind, completeness.kind]).toContain('INCOMPLETE');
    expect(integrity.kind).not.toBe('TAMPERED');
  });

  it('cannot hide an altered entry behind the missing one', () => {
    const altered = exampleLedger(600).with(7, actAt(7, 'report', {}));
    const forged = new Map(buildArchive(altered, LOG)).set(
      'checkpoint',
      archive.get('checkpoint')!,
    );
    forged.set('tile/1/000.p/2', archive.get('tile/1/000.p/2')!);
    for (const path of forged.keys()) {
      expect([path, verify(without(forged, path)).integrity.kind]).not.toEqual([path, 'OK']);
    }
  });
});
