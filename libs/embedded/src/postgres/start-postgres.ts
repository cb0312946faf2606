// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDataFolder } from '../data-folder.js';
import { EmbeddedError } from '../embedded-error.js';
import { choosePort, HOST } from '../port.js';
import { POSTGRES, type RunningServer } from '../server.js';
import { startServer } from '../start-server.js';
import { stopLeftover } from '../stop-leftovers.js';
import { type Account, launchAs, postgresAccount } from './account.js';
import { postgresBinaries } from './binaries.js';
import { hasCluster, makeCluster } from './cluster.js';
import { keepPassword, keptPassword } from './password.js';

/** How PostgreSQL is started. */
export interface PostgresOptions {
  /** Made if absent; holds `pgdata`, the password, the port, the pid file and the log. */
  readonly dataDir: string;
  /** Without it the port of the last time, or any free one. */
  readonly port?: number;
  /** For a new cluster only; without it a random one. `postgres.password` keeps it. */
  readonly password?: string;
  /** Server settings by name, in the words of postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told each line that the server logs. */
  readonly log?: (line: string) => void;
  /** Told each step in words fit for a terminal. */
  readonly progress?: (text: string) => void;
}

/** A PostgreSQL server that is up. */
export interface RunningPostgres extends RunningServer {
  /** `postgresql://postgres:…@127.0.0.1:port/postgres`: a secret, for it holds the password. */
  readonly url: string;
}

/** Recovery after a crash replays up to max_wal_size, 1 GB, of WAL. */
const READY_DEADLINE_MS = 120_000;

/**
 * Starts PostgreSQL 18 on 127.0.0.1 with its data in one folder, as root or as an ordinary user, and
 * returns when it accepts connections. It keeps fsync on and stops when this process ends, however.
 * @throws EmbeddedError FOLDER_NOT_WRITABLE, FOLDER_IN_USE, DISK_FULL, PORT_TAKEN, PASSWORD_MISSING,
 * POSTGRES_MISSING, POSTGRES_UNUSABLE, START_FAILED, NOT_READY
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { progress = () => undefined } = options;
  const folder = await openDataFolder(options.dataDir);
  await stopLeftover(folder, POSTGRES);
  const port = await choosePort(join(folder, 'postgres.port'), options.port);
  const { pgdata, account, postgres, password } = await prepareCluster(folder, options);

  progress(`starting PostgreSQL on port ${port}`);
  const { pid, ended, stop } = await startServer({
    kind: POSTGRES,
    folder,
    launch: launchAs(account, postgres, serverArguments(pgdata, port, options.settings)),
    isReady: (server) => saysReady(pgdata, server),
    deadlineMs: READY_DEADLINE_MS,
    log: options.log,
  });
  const url = `postgresql://postgres:${encodeURIComponent(password)}@${HOST}:${port}/postgres`;
  return { url, host: HOST, port, pid, ended, stop };
}

interface PreparedCluster {
  readonly pgdata: string;
  readonly postgres: string;
  readonly account: Account;
  readonly password: string;
}

async function prepareCluster(
  folder: string,
  { password: given, progress = () => undefined }: PostgresOptions,
): Promise<PreparedCluster> {
  const { initdb, postgres } = await postgresBinaries();
  const pgdata = POSTGRES.argument(folder);
  const account = await postgresAccount(postgres, pgdata);
  const passwordFile = join(folder, 'postgres.password');
  const kept = await keptPassword(passwordFile);
  if (kept === null && given === undefined && (await hasCluster(pgdata))) {
    throw new EmbeddedError('PASSWORD_MISSING', `${passwordFile} is gone but ${pgdata} needs it`);
  }
  const password = kept ?? (await keepPassword(passwordFile, given));
  await makeCluster({ pgdata, passwordFile, initdb, account }, progress);
  return { pgdata, postgres, account, password };
}

function serverArguments(
  pgdata: string,
  port: number,
  settings: PostgresOptions['settings'] = {},
): readonly string[] {
  const all = {
    listen_addresses: HOST,
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', pgdata, '-p', String(port), ...options];
}

/** PostgreSQL writes its state as line 8 of postmaster.pid, the pid as line 1; pg_ctl waits by it. */
async function saysReady(pgdata: string, pid: number): Promise<boolean> {
  const text = await readFile(join(pgdata, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}
