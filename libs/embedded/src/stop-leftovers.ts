// SPDX-License-Identifier: Apache-2.0
import { readFile, rm } from 'node:fs/promises';
import { findDataFolder } from './data-folder.js';
import { EmbeddedError } from './embedded-error.js';
import { endProcess, isAlive, parentOf } from './process-table.js';
import {
  KAFKA,
  pidFileOf,
  POSTGRES,
  type ServerKind,
  type ServerName,
  STOP_DEADLINE_MS,
} from './server.js';
import { codeOf, writeFailure } from './system-error.js';

/** A server that a killed service had left running, and that was stopped. */
export interface Leftover {
  readonly name: ServerName;
  readonly pid: number;
}

/**
 * Stops the servers of this data folder whose service is gone and clears what they left behind;
 * returns those that were still running. A pid from a file is believed only if that process has the
 * data folder among its arguments. `startPostgres` and `startKafka` do the same for themselves.
 * @throws EmbeddedError FOLDER_IN_USE when a living service owns a server of this folder
 */
export async function stopLeftovers(dataDir: string): Promise<readonly Leftover[]> {
  const folder = await findDataFolder(dataDir);
  if (folder === null) return [];
  // Kafka first: who still writes into the ledger's database is stopped before it.
  const found = [await stopLeftover(folder, KAFKA), await stopLeftover(folder, POSTGRES)];
  return found.filter((leftover) => leftover !== null);
}

/** The same for one kind of server. */
export async function stopLeftover(folder: string, kind: ServerKind): Promise<Leftover | null> {
  const pidFile = pidFileOf(folder, kind);
  const claim = await readClaim(pidFile);
  if (claim === null) return null;

  const keeper = { pid: claim.keeper, argument: pidFile };
  if ((await isAlive(keeper)) && (await parentOf(claim.keeper)) === claim.service) {
    const owner = `process ${claim.service}`;
    throw new EmbeddedError('FOLDER_IN_USE', `${kind.name} of ${folder} is in use by ${owner}`);
  }
  const server = { pid: claim.server, argument: kind.argument(folder) };
  const wasRunning = await isAlive(server);
  try {
    await endProcess(server, kind.stopSignal, STOP_DEADLINE_MS);
    await endProcess(keeper, 'SIGKILL', STOP_DEADLINE_MS);
    await rm(pidFile, { force: true });
  } catch (error) {
    throw writeFailure(pidFile, error);
  }
  return wasRunning ? { name: kind.name, pid: claim.server } : null;
}

/** The pids of a pid file. */
interface Claim {
  readonly service: number;
  readonly keeper: number;
  readonly server: number;
}

/** Null without a file; a file that holds no claim, as a full disk leaves it, names no process. */
async function readClaim(pidFile: string): Promise<Claim | null> {
  try {
    return parseClaim(await readFile(pidFile, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw writeFailure(pidFile, error);
  }
}

const NOBODY: Claim = { service: 0, keeper: 0, server: 0 };

function parseClaim(text: string): Claim {
  const found = /^service (\d+) keeper (\d+) server (\d+)$/m.exec(text);
  if (found === null) return NOBODY;
  return { service: Number(found[1]), keeper: Number(found[2]), server: Number(found[3]) };
}
