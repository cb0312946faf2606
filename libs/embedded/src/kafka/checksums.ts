// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const LIST = 'SHA256SUMS';

/** Writes the list of the jars in `libs`, in the format that `sha256sum --check` reads. */
export async function writeChecksums(folder: string): Promise<void> {
  await writeFile(join(folder, LIST), await checksums(folder));
}

/** Whether `libs` holds exactly what was listed, to the byte. */
export async function matchesChecksums(folder: string): Promise<boolean> {
  try {
    const listed = await readFile(join(folder, LIST), 'utf8');
    return listed === (await checksums(folder));
  } catch {
    return false;
  }
}

async function checksums(folder: string): Promise<string> {
  const names = (await readdir(join(folder, 'libs'))).toSorted();
  const lines = names.map(async (name) => {
    const bytes = await readFile(join(folder, 'libs', name));
    return `${hash('sha256', bytes)}  libs/${name}\n`;
  });
  return (await Promise.all(lines)).join('');
}
