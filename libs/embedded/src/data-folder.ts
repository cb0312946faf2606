// SPDX-License-Identifier: Apache-2.0
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFailure } from './system-error.js';

/** May be passed through by the account that PostgreSQL runs under, listed by the owner alone. */
const MODE = 0o711;

/**
 * The one real path of the data folder, made if need be and tried by a write, so that a bad folder
 * is told before any server runs.
 */
export async function openDataFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: MODE });
    const folder = await realpath(dataDir);
    const trial = join(folder, '.trial');
    try {
      await writeFile(trial, 'x');
    } finally {
      await rm(trial, { force: true });
    }
    return folder;
  } catch (error) {
    throw writeFailure(dataDir, error);
  }
}

/** The same path for reading, or null when there is no such folder. */
export function findDataFolder(dataDir: string): Promise<string | null> {
  return realpath(dataDir).catch(() => null);
}
