// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the SQL migrations: beside package.json, whether this runs from source or from dist. */
export const MIGRATIONS = join(rootAbove(dirname(fileURLToPath(import.meta.url))), 'migrations');

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
