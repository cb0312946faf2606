// SPDX-License-Identifier: Apache-2.0
import { Argument, Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import {
  ACCESS_ROLES,
  type AccessRole,
  KeyStore,
  type ListedKey,
  missingFor,
  newAccessKey,
} from '#access';
import { Database, parseConfig, SETTINGS, SystemClock } from '#platform';
import { CliError } from '../cli-error.js';

const CONFIG = z.object({ DATABASE_URL: SETTINGS.DATABASE_URL });
const DAY_MS = 86_400_000;

interface CreateOptions {
  readonly ledger: readonly string[];
  readonly environment: readonly string[];
  readonly source: readonly string[];
  readonly days?: number;
}

export function accessCommand(): Command {
  const command = new Command('access').description('bearer keys of the API, in DATABASE_URL');
  addCreate(command);
  command
    .command('list')
    .description('list the keys by id, never the keys themselves')
    .action(() => withKeys(list));
  command
    .command('rotate')
    .description('give a key another secret and show it, once')
    .argument('<key-id>', 'as `list` shows it')
    .option('--grace <hours>', 'for how long the secret before is valid too', wholeNumber, 0)
    .action((keyId: string, { grace }: { grace: number }) =>
      withKeys((keys) => rotate(keys, keyId, grace * 3_600_000)),
    );
  command
    .command('revoke')
    .description('make a key useless')
    .argument('<key-id>', 'as `list` shows it')
    .action((keyId: string) => withKeys((keys) => revoke(keys, keyId)));
  return command;
}

function addCreate(command: Command): void {
  const role = new Argument('<role>', 'what the key allows').choices(ACCESS_ROLES);
  command
    .command('create')
    .description("make a key and show it, once; it reaches what is named, '*' names all")
    .addArgument(role)
    .option('--ledger <names...>', 'the ledgers it is for', [])
    .option('--environment <names...>', 'the environments whose records it shows', [])
    .option('--source <names...>', 'the sources whose events it writes, and what is below', [])
    .option('--days <number>', 'for how long it is valid; default: until revoked', wholeNumber)
    .action((name: AccessRole, options: CreateOptions) =>
      withKeys((keys) => create(keys, name, options)),
    );
}

function wholeNumber(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a whole number');
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

async function create(
  keys: KeyStore,
  role: AccessRole,
  { ledger: ledgers, environment: environments, source: sources, days }: CreateOptions,
): Promise<string> {
  const scope = { ledgers, environments, sources };
  const missing = missingFor(role, scope);
  if (missing !== null) throw new CliError(`${missing}: see \`access create --help\``);
  const key = newAccessKey(role);
  const expiresAt = days === undefined ? null : new Date(new SystemClock().nowMs() + days * DAY_MS);
  await keys.register(key, { scope, expiresAt });
  return key.secret;
}

async function list(keys: KeyStore): Promise<string> {
  const rows = await keys.list();
  if (rows.length > 0) return rows.map(lineOf).join('\n');
  return "no keys: make one with `change-ledger access create auditor --ledger '*' --environment '*'`";
}

function lineOf(key: ListedKey): string {
  const { keyId, role, createdAt, expiresAt, revokedAt, lastUsedAt } = key;
  const parts = [
    `ledgers ${key.ledgers.join(',')}`,
    `environments ${key.environments.join(',')}`,
    `sources ${key.sources.join(',')}`,
    `used ${lastUsedAt?.toISOString() ?? 'never'}`,
    ...(expiresAt === null ? [] : [`expires ${expiresAt.toISOString()}`]),
    ...(revokedAt === null ? [] : [`revoked ${revokedAt.toISOString()}`]),
  ];
  return `${keyId.padEnd(24)}${role.padEnd(11)}${createdAt.toISOString()}  ${parts.join('  ')}`;
}

async function rotate(keys: KeyStore, keyId: string, graceMs: number): Promise<string> {
  return (await keys.rotate(keyId, graceMs)) ?? refuse(keyId);
}

async function revoke(keys: KeyStore, keyId: string): Promise<string> {
  return (await keys.revoke(keyId)) ? `${keyId} is revoked` : refuse(keyId);
}

function refuse(keyId: string): never {
  throw new CliError(`no key '${keyId}' that may still be used: see \`change-ledger access list\``);
}
