// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.js';
import { exportPaths, formatRange, wholeBundles } from './export-range.js';
import { type Archive, buildArchive } from './testing/build-archive.js';
import { exampleLedger, LOG } from './testing/example-ledger.js';
import { change, flip, headOf, verdicts, verify, without } from './testing/verify.js';

describe('an export of a range', () => {
  const archive = buildArchive(exampleLedger(1500, 600), LOG);
  const range = wholeBundles({ from: 520, to: 700 }, 1500);
  const paths = [...exportPaths({ size: 1500, range, erasures: [1499], pinned: [300] })];
  const exported: Archive = new Map([
    ['checkpoint', archive.get('checkpoint')!],
    ['range', utf8(formatRange(range))],
    ...paths.map((path) => [path, archive.get(path)!] as const),
  ]);
  const pinned = headOf(buildArchive(exampleLedger(1500, 600).slice(0, 300), LOG));
  const sound = ['OK', 'REDACTED at 600', 'UNANCHORED', 'OK'];

  it('holds with a part of the files', () => {
    const report = verify(exported, { pinned });
    expect([verdicts(report), report.range]).toEqual([sound, { from: 512, to: 768 }]);
    expect(paths).toEqual([
      'tile/0/005.p/220',
      'tile/1/000.p/5',
      'tile/0/001',
      'tile/entries/005.p/220',
      'tile/0/002',
      'tile/entries/002',
      'payload/002',
    ]);
  });

  it.each(paths)('does not hold without %s', (path) => {
    expect(verdicts(verify(without(exported, path), { pinned }))).not.toEqual(sound);
  });

  it('does not hold with a bit turned over, but in entries that only stand beside an erasure', () => {
    const files = [...exported].filter(([path]) => path !== 'tile/entries/005.p/220');
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(7), (file, byte, bit) => {
        const [path, content] = files[file % files.length]!;
        const flipped = new Map(exported).set(path, flip(content, byte % content.length, bit));
        expect(verdicts(verify(flipped, { pinned }))).not.toEqual(sound);
      }),
      { numRuns: 100 },
    );
    const erasure = change(exported, 'tile/entries/005.p/220', (bundle) =>
      flip(bundle, bundle.length - 5, 0),
    );
    expect(verdicts(verify(erasure, { pinned }))[1]).toBe('INCOMPLETE at 600');
  });

  it.each([
    '512 768',
    '512 768\n\n',
    '520 700\n',
    '768 512\n',
    '512 2000\n',
    '0512 768\n',
    '',
    'x',
  ])('is of no known format with the range %j', (text) => {
    const { integrity } = verify(new Map(exported).set('range', utf8(text)));
    expect(integrity.kind).toBe('UNKNOWN-FORMAT');
  });

  it('holds for any range that is exported', () => {
    fc.assert(
      fc.property(fc.nat(1499), fc.nat(1499), (one, other) => {
        const wanted = { from: Math.min(one, other), to: Math.max(one, other) + 1 };
        const whole = wholeBundles(wanted, 1500);
        const request = { size: 1500, range: whole, erasures: [1499], pinned: [] };
        const files: Archive = new Map(
          [...exportPaths(request)].map((path) => [path, archive.get(path)!]),
        );
        files.set('checkpoint', archive.get('checkpoint')!).set('range', utf8(formatRange(whole)));
        const { integrity, range: verified } = verify(files);
        expect([integrity.kind, verified]).toEqual(['OK', whole]);
      }),
      { numRuns: 30 },
    );
  });
});
