// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderReader } from './folder-reader.js';
import { openArchive } from './open-archive.js';
import { EXAMPLE_VERDICTS, exampleExport, verdictsOf } from './testing/example-export.js';
import { packTar } from './testing/pack-tar.js';
import { temporaryFolder, writeFiles } from './testing/temporary.js';

describe('a folder', () => {
  it('holds the same export as its tar', async () => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'export'), exampleExport());
    writeFileSync(join(folder, 'export.tar'), packTar(exampleExport()));
    const readers = [openArchive(join(folder, 'export')), openArchive(join(folder, 'export.tar'))];
    const found = await Promise.all(readers.map(async (reader) => verdictsOf(await reader)));
    expect(found).toEqual([EXAMPLE_VERDICTS, EXAMPLE_VERDICTS]);
  });

  it('lacks what is no file', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'checkpoint'));
    writeFileSync(join(folder, 'tile'), '');
    const reader = folderReader(folder);
    const read = ['checkpoint', 'range', 'tile/0/000'].map((path) => reader.read(path));
    expect(await Promise.all(read)).toEqual([null, null, null]);
  });

  it('with a file longer than the format has cannot be read', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'checkpoint'), '');
    truncateSync(join(folder, 'checkpoint'), 2 ** 40);
    await expect(folderReader(folder).read('checkpoint')).rejects.toMatchObject({
      code: 'ARCHIVE_UNREADABLE',
    });
  });

  it('that is not there cannot be read', async () => {
    const missing = join(temporaryFolder(), 'nothing');
    await expect(openArchive(missing)).rejects.toMatchObject({ code: 'ARCHIVE_UNREADABLE' });
    await expect(openArchive('/dev/null')).rejects.toMatchObject({ code: 'ARCHIVE_UNREADABLE' });
  });
});
