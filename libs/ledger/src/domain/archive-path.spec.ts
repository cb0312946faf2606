// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArchiveFile, formatArchivePath, parseArchivePath, widthAt } from './archive-path.js';
import { grownFiles } from './grown-files.js';

const place = {
  index: fc.oneof(fc.nat(300), fc.nat({ max: Number.MAX_SAFE_INTEGER })),
  width: fc.integer({ min: 1, max: 256 }),
};
const file: fc.Arbitrary<ArchiveFile> = fc.oneof(
  fc.record({ kind: fc.constant('tile' as const), level: fc.nat(63), ...place }),
  fc.record({ kind: fc.constant('entries' as const), ...place }),
  fc.record({ kind: fc.constant('payload' as const), ...place }),
);

describe('a path of the archive', () => {
  it('is the one of C2SP tlog-tiles', () => {
    const files: readonly ArchiveFile[] = [
      { kind: 'tile', level: 0, index: 1_234_067, width: 256 },
      { kind: 'tile', level: 12, index: 0, width: 255 },
      { kind: 'entries', index: 67, width: 256 },
      { kind: 'entries', index: 1000, width: 1 },
      { kind: 'payload', index: 999, width: 17 },
    ];
    expect(files.map(formatArchivePath)).toEqual([
      'tile/0/x001/x234/067',
      'tile/12/000.p/255',
      'tile/entries/067',
      'tile/entries/x001/000.p/1',
      'payload/999.p/17',
    ]);
  });

  it('parses to what was formatted', () => {
    fc.assert(
      fc.property(file, (made) => {
        expect(parseArchivePath(formatArchivePath(made))).toEqual(made);
      }),
    );
  });

  it.each([
    '',
    'checkpoint',
    'tile/0',
    'tile/0/1',
    'tile/0/1234',
    'tile/0/x001',
    'tile/0/001/002',
    'tile/0/x000/001',
    'tile/64/000',
    'tile/00/000',
    'tile/-1/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/entries/000/',
    'payload/0/000',
    'payload/../checkpoint',
    '/payload/000',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('is none: %j', (path) => {
    expect(parseArchivePath(path)).toBe(null);
  });

  it('is read or not, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        const parsed = parseArchivePath(path);
        expect(parsed === null || formatArchivePath(parsed) === path).toBe(true);
      }),
    );
  });
});

describe('the width of a file', () => {
  it('is the one in the example of C2SP tlog-tiles, a tree of 70,000', () => {
    const widths = [
      [0, 272],
      [0, 273],
      [0, 274],
      [1, 0],
      [1, 1],
      [2, 0],
      [3, 0],
    ] as const;
    expect(widths.map(([level, index]) => widthAt(level, index, 70_000))).toEqual([
      256, 112, 0, 256, 17, 1, 0,
    ]);
  });
});

describe('the files of a growing archive', () => {
  it('are those that a tree of 256 has', () => {
    expect([...grownFiles(0, 256)].map(formatArchivePath)).toEqual([
      'tile/entries/000',
      'payload/000',
      'tile/0/000',
      'tile/1/000.p/1',
    ]);
  });

  it('are only those that grew', () => {
    expect([...grownFiles(300, 600)].map(formatArchivePath)).toEqual([
      'tile/entries/001',
      'tile/entries/002.p/88',
      'payload/001',
      'payload/002.p/88',
      'tile/0/001',
      'tile/0/002.p/88',
      'tile/1/000.p/2',
    ]);
    expect([...grownFiles(600, 600)]).toEqual([]);
  });

  it('together hold every width that the last size needs', () => {
    fc.assert(
      fc.property(fc.nat(70_000), fc.nat(70_000), (one, other) => {
        const [size, grown] = [Math.min(one, other), Math.max(one, other)];
        const written = new Set(
          [...grownFiles(0, size), ...grownFiles(size, grown)].map(formatArchivePath),
        );
        const needed = [...grownFiles(0, grown)].map(formatArchivePath);
        expect(needed.filter((path) => !written.has(path))).toEqual([]);
      }),
    );
  });
});
