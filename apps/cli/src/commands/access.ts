// SPDX-License-Identifier: Apache-2.0
import { Argument, Command } from 'commander';
import { z } from 'zod';
import { ACCESS_ROLES, type AccessRole, KeyStore, newAccessKey } from '#access';
import { Database, parseConfig, SETTINGS, SystemClock } from '#platform';
import { CliError } from '../cli-error.js';

const CONFIG = z.object({ DATABASE_URL: SETTINGS.DATABASE_URL });

export function accessCommand(): Command {
  const role = new Argument('<role>', 'what the key allows').choices(ACCESS_ROLES);
  const command = new Command('access').description('bearer keys of the API, in DATABASE_URL');
  command
    .command('create')
    .description('make a key and show it, once')
    .addArgument(role)
    .action((name: AccessRole) => withKeys((keys) => create(keys, name)));
  command
    .command('list')
    .description('list the keys by id, never the keys themselves')
    .action(() => withKeys(list));
  command
    .command('revoke')
    .description('make a key useless')
    .argument('<key-id>', 'as `list` shows it')
    .action((keyId: string) => withKeys((keys) => revoke(keys, keyId)));
  return command;
}

async function withKeys(work: (keys: KeyStore) => Promise<string>): Promise<void> {
  const { DATABASE_URL: url } = parseConfig(CONFIG, process.env, ['LEDGER_TOPICS']);
  const database = new Database({ url, applicationName: 'change-ledger access', connections: 1 });
  try {
    process.stdout.write(`${await work(new KeyStore(database, new SystemClock()))}\n`);
  } finally {
    await database.close();
  }
}

async function create(keys: KeyStore, role: AccessRole): Promise<string> {
  const key = newAccessKey(role);
  await keys.register(key);
  return key.secret;
}

async function list(keys: KeyStore): Promise<string> {
  const rows = await keys.list();
  if (rows.length === 0) return 'no keys: make one with `change-ledger access create auditor`';
  return rows
    .map(({ keyId, role, createdAt, revokedAt }) => {
      const end = revokedAt === null ? '' : `  revoked ${revokedAt.toISOString()}`;
      return `${keyId.padEnd(24)}${role.padEnd(11)}${createdAt.toISOString()}${end}`;
    })
    .join('\n');
}

async function revoke(keys: KeyStore, keyId: string): Promise<string> {
  if (await keys.revoke(keyId)) return `${keyId} is revoked`;
  throw new CliError(
    `no key '${keyId}' that is not revoked yet: see \`change-ledger access list\``,
  );
}
