// SPDX-License-Identifier: Apache-2.0
import { chmod, cp, readlink, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporary-folder.js';
import { postgresBinaries, repairBinaries } from './binaries.js';

const temporaryFolder = temporaryFolders();

describe('the programs of PostgreSQL', { timeout: 30_000 }, () => {
  it('are repaired after an installation without scripts', async () => {
    const installed = await postgresBinaries();
    const native = join(await temporaryFolder(), 'native');
    await cp(dirname(dirname(installed.postgres)), native, {
      recursive: true,
      verbatimSymlinks: true,
    });
    const program = join(native, 'bin', 'postgres');
    const link = join(native, 'lib', 'libpq.so.5');
    await chmod(program, 0o644);
    await rm(link);

    await repairBinaries(native);
    const mode = ((await stat(program)).mode & 0o777).toString(8);
    expect({ mode, link: await readlink(link) }).toEqual({ mode: '755', link: 'libpq.so.5.18' });
  });
});
