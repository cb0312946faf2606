// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Database, migrate } from '#platform';
import { MIGRATIONS } from '../migrations.js';

const NAME = 'ledger';
const LOGIN = 'change_ledger';

/** The two ways into the database: as its administrator, and as the service with its few rights. */
export interface DatabaseUrls {
  readonly admin: string;
  readonly service: string;
}

/** Creates the database on an embedded server, migrates it, and gives the service a login of its own. */
export async function prepareEmbedded(dataDir: string, serverUrl: string): Promise<DatabaseUrls> {
  const server = open(serverUrl);
  try {
    const [found] = await server.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
    if (found === undefined) await server.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await server.close();
  }
  const admin = withPath(serverUrl, NAME);
  await migrate(admin, MIGRATIONS);
  const password = servicePassword(dataDir);
  await createLogin(admin, password);
  return { admin, service: withUser(admin, LOGIN, password) };
}

/** A database of the user's own: what it may do there is the user's to say. */
export async function prepareForeign(url: string): Promise<DatabaseUrls> {
  await migrate(url, MIGRATIONS);
  return { admin: url, service: url };
}

function servicePassword(dataDir: string): string {
  const path = join(dataDir, 'service.password');
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(path, 'utf8');
}

async function createLogin(url: string, password: string): Promise<void> {
  const database = open(url);
  try {
    const [found] = await database.query('SELECT FROM pg_roles WHERE rolname = $1', [LOGIN]);
    const verb = found === undefined ? 'CREATE' : 'ALTER';
    // a statement that takes no parameters; the password is base64url of our own making
    await database.query(`${verb} ROLE ${LOGIN} LOGIN PASSWORD '${password}'`);
    await database.query(`GRANT ledger_app, ledger_sealer TO ${LOGIN}`);
  } finally {
    await database.close();
  }
}

function open(url: string): Database {
  return new Database({ url, applicationName: 'change-ledger up', connections: 1 });
}

function withPath(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}
