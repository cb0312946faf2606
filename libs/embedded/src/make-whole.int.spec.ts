// SPDX-License-Identifier: Apache-2.0
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isThere } from './is-there.js';
import { makeWhole } from './make-whole.js';
import { temporaryFolders } from './testing/temporary-folder.js';

const temporaryFolder = temporaryFolders();

const isWhole = (place: string) => isThere(join(place, 'file'));

describe('a folder made whole', () => {
  it('is not there before it is full', async () => {
    const folder = await temporaryFolder();
    const seen: string[][] = [];
    const fill = async (draft: string) => {
      await writeFile(join(draft, 'file'), 'x');
      seen.push(await readdir(join(folder, 'a')));
    };
    await makeWhole({ place: join(folder, 'a', 'place'), isWhole, fill });
    seen.push(await readdir(join(folder, 'a')));
    expect(seen).toEqual([[expect.stringMatching(/^place\.new-\d+-/)], ['place']]);
  });

  it('is left alone', async () => {
    const place = join(await temporaryFolder(), 'place');
    await mkdir(place);
    await writeFile(join(place, 'file'), 'mine');
    await makeWhole({ place, isWhole, fill: () => Promise.reject(new Error('filled again')) });
    expect(await readFile(join(place, 'file'), 'utf8')).toBe('mine');
  });

  it('leaves nothing behind when filling fails', async () => {
    const folder = await temporaryFolder();
    const failure = new Error('no jam');
    const fill = () => Promise.reject(failure);
    const made = makeWhole({ place: join(folder, 'place'), isWhole, fill });
    await expect(made).rejects.toBe(failure);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is that of whoever was faster', async () => {
    const folder = await temporaryFolder();
    const place = join(folder, 'place');
    const fill = async (draft: string) => {
      await writeFile(join(draft, 'file'), 'mine');
      await mkdir(place);
      await writeFile(join(place, 'file'), 'theirs');
    };
    await makeWhole({ place, isWhole, fill });
    expect([await readdir(folder), await readFile(join(place, 'file'), 'utf8')]).toEqual([
      ['place'],
      'theirs',
    ]);
  });

  it('takes away the drafts of killed processes alone', async () => {
    const folder = await temporaryFolder();
    const kept = `place.new-${process.pid}-kept`;
    for (const name of ['place', kept, 'place.new-999999999-gone']) await mkdir(join(folder, name));
    await makeWhole({ place: join(folder, 'place'), isWhole, fill: () => Promise.resolve() });
    expect((await readdir(folder)).toSorted()).toEqual(['place', kept]);
  });
});
