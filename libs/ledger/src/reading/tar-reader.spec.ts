// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../domain/bytes.js';
import { LedgerError } from '../domain/errors.js';
import { formatTarHeader } from '../domain/tar.js';
import { EXAMPLE_VERDICTS, exampleExport, verdictsOf } from './testing/example-export.js';
import { packTar } from './testing/pack-tar.js';
import { temporaryFolder, writeFiles } from './testing/temporary.js';
import { tarReader } from './tar-reader.js';

const FOLDER = temporaryFolder();
const FILE = join(FOLDER, 'export.tar');
const FILES = exampleExport();
const TAR = packTar(FILES);

/** The verdicts, or the code of the error that the tar is refused with. */
async function found(tar: Uint8Array): Promise<string> {
  writeFileSync(FILE, tar);
  return foundInFile();
}

async function foundInFile(): Promise<string> {
  try {
    return String(await verdictsOf(await tarReader(FILE)));
  } catch (error) {
    if (error instanceof LedgerError) return error.code;
    throw error;
  }
}

describe('an export as a tar', () => {
  it('holds in its own order and in any other', async () => {
    const order = fc.shuffledSubarray([...FILES], { minLength: FILES.size });
    await fc.assert(
      fc.asyncProperty(order, async (files) => {
        expect(await found(packTar(new Map(files)))).toBe(String(EXAMPLE_VERDICTS));
      }),
      { numRuns: 20 },
    );
  });

  it('never holds with any one byte changed', { timeout: 60_000 }, async () => {
    const unnoticed: number[] = [];
    for (const at of TAR.keys()) {
      const verdict = await found(TAR.with(at, TAR[at]! ^ (1 << (at % 8))));
      if (verdict === String(EXAMPLE_VERDICTS)) unnoticed.push(at);
    }
    expect(unnoticed).toEqual([]);
  });

  it('never holds cut at any length', { timeout: 60_000 }, async () => {
    writeFileSync(FILE, TAR);
    const codes = new Set<string>();
    for (let length = TAR.length - 1; length >= 0; length -= 1) {
      truncateSync(FILE, length);
      codes.add(await foundInFile());
    }
    expect([...codes]).toEqual(['TAR_CUT', 'TAR_INVALID']);
  });
});

describe('a tar that is no export', () => {
  const end = new Uint8Array(1024);
  const block = (text: string) => concatBytes([utf8(text), new Uint8Array(512 - text.length)]);
  const member = (path: string) =>
    concatBytes([formatTarHeader({ path, size: 1 }), block('x'), end]);

  it.each([
    ['a path that climbs', member('../checkpoint')],
    ['an absolute path', member('/checkpoint')],
    ['a path with dots', member('tile/./0/000')],
    ['a file that no export has', member('README')],
    ['an index that is written otherwise', member('tile/0/0')],
    ['a name that leads elsewhere', member('constructor')],
    ['a name that is the prototype', member('__proto__')],
    [
      'the same file twice',
      concatBytes([member('checkpoint').subarray(0, 1024), member('checkpoint')]),
    ],
    [
      'a file longer than the format has',
      concatBytes([formatTarHeader({ path: 'tile/0/000', size: 8193 }), end]),
    ],
    ['something after its end', concatBytes([TAR, new Uint8Array(512)])],
    [
      'something in its padding',
      concatBytes([formatTarHeader({ path: 'range', size: 1 }), block('xy'), end]),
    ],
  ])('with %s is refused', async (_what, tar) => {
    expect(await found(tar)).toBe('TAR_INVALID');
  });

  it.each([
    ['a hard link', '1'],
    ['a symbolic link', '2'],
    ['a device', '3'],
    ['a folder', '5'],
    ['a sparse file', 'S'],
    ['an extended header', 'x'],
    ['a long name', 'L'],
  ])('with %s is refused', async (_what, type) => {
    const header = formatTarHeader({ path: 'checkpoint', size: 0 });
    header.set(utf8(type), 156);
    const sum = header.fill(32, 148, 156).reduce((total, byte) => total + byte, 0);
    header.set(utf8(`${sum.toString(8).padStart(6, '0')}\0`), 148);
    expect(await found(concatBytes([header, end]))).toBe('TAR_INVALID');
  });

  it.each([
    ['of a gigabyte', 'payload/000', 1 << 30, 'TAR_CUT'],
    ['of eight gigabytes', 'payload/000', 8 ** 11 - 1, 'TAR_INVALID'],
  ])(
    'with a file that claims to be %s is refused without room for it',
    async (_what, path, size, code) => {
      const before = process.memoryUsage().arrayBuffers;
      expect(await found(concatBytes([formatTarHeader({ path, size }), end]))).toBe(code);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 24);
    },
  );

  it('made by tar itself is refused: its folder can be verified', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, FILES);
    execFileSync('tar', ['-cf', FILE, '-C', folder, '.']);
    expect(await foundInFile()).toBe('TAR_INVALID');
  });

  it('but any bytes is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect(['TAR_INVALID', 'TAR_CUT']).toContain(await found(bytes));
      }),
      { numRuns: 50 },
    );
  });
});
