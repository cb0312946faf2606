// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ACCESS_ROLES,
  type AccessKey,
  type AccessRole,
  EVERYTHING,
  KeyStore,
  newAccessKey,
} from '#access';
import { Database, SystemClock } from '#platform';

/** One key per role, made on the first start, kept in the data folder (0600), hashes in the database. */
export async function roleKeys(
  dataDir: string,
  database: Database,
): Promise<Readonly<Record<AccessRole, string>>> {
  const keys = loadOrMake(join(dataDir, 'keys.json'));
  const store = new KeyStore(database, new SystemClock());
  for (const key of keys) await store.register(key, { scope: EVERYTHING, expiresAt: null });
  const secrets = keys.map(({ role, secret }) => [role, secret]);
  return Object.fromEntries(secrets) as Record<AccessRole, string>;
}

function loadOrMake(path: string): readonly AccessKey[] {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as AccessKey[];
  const keys = ACCESS_ROLES.map((role) => newAccessKey(role));
  writeFileSync(path, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}
