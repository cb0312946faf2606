// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { codeOf, writeFailure } from '../system-error.js';

/** The password kept in the file, or null when there is none. */
export async function keptPassword(file: string): Promise<string | null> {
  try {
    const text = (await readFile(file, 'utf8')).trimEnd();
    return text === '' ? null : text;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw writeFailure(file, error);
  }
}

/** Keeps a new password, readable by the owner alone; of two starts at once the first one's. */
export async function keepPassword(file: string, given?: string): Promise<string> {
  const password = given ?? randomBytes(24).toString('base64url');
  try {
    await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
    return password;
  } catch (error) {
    const kept = codeOf(error) === 'EEXIST' ? await keptPassword(file) : null;
    if (kept !== null) return kept;
    await rm(file, { force: true });
    throw writeFailure(file, error);
  }
}
