// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedError } from './embedded-error.js';
import { failureOf } from './failure.js';
import type { KeeperOrder, NotStarted } from './keeper-messages.js';
import { keepServer, type KeptServer } from './keep-server.js';
import type { Launch } from './launch.js';
import {
  logFileOf,
  pidFileOf,
  type ServerEnd,
  type ServerKind,
  STOP_DEADLINE_MS,
} from './server.js';
import { writeFailure } from './system-error.js';

/** One start of one server in its data folder. */
export interface ServerStart {
  readonly kind: ServerKind;
  readonly folder: string;
  readonly launch: Launch;
  readonly isReady: (pid: number) => Promise<boolean>;
  readonly deadlineMs: number;
  readonly log?: ((line: string) => void) | undefined;
}

const LOG_LIMIT_BYTES = 10_000_000;
const LOOK_EVERY_MS = 25;

/**
 * Starts the server and waits until it is ready. When it ends before or is not ready in time,
 * nothing is left running. @throws EmbeddedError
 */
export async function startServer(start: ServerStart): Promise<KeptServer> {
  const { kind, folder, deadlineMs } = start;
  const server = await keepServer(orderOf(start), kind.argument(folder), start.log);
  if ('kind' in server) throw refusalOf(start, server);
  const outcome = await readinessOf(start, server);
  if (outcome === 'ready') return server;

  await server.stop();
  const lines = server.lastLines();
  if (outcome === 'late') {
    const what = `${kind.name} was not ready within ${deadlineMs / 1000} s and was stopped`;
    throw failureOf({ what, lines, code: 'NOT_READY' });
  }
  const how = outcome.kind === 'died' ? outcome.how : outcome.kind;
  const what = `${kind.name} ended while it was starting (${how})`;
  throw failureOf({ what, lines, code: 'START_FAILED' });
}

function orderOf({ kind, folder, launch }: ServerStart): KeeperOrder {
  return {
    launch,
    service: process.pid,
    pidFile: pidFileOf(folder, kind),
    logFile: logFileOf(folder, kind),
    logLimitBytes: LOG_LIMIT_BYTES,
    stopSignal: kind.stopSignal,
    stopDeadlineMs: STOP_DEADLINE_MS,
  };
}

async function readinessOf(
  start: ServerStart,
  server: KeptServer,
): Promise<'ready' | 'late' | ServerEnd> {
  const until = performance.now() + start.deadlineMs;
  while (performance.now() < until) {
    if (await start.isReady(server.pid)) return 'ready';
    const end = await Promise.race([server.ended, sleep(LOOK_EVERY_MS)]);
    if (end !== undefined) return end;
  }
  return 'late';
}

function refusalOf({ kind, folder }: ServerStart, answer: NotStarted): unknown {
  if (answer.kind === 'notStarted') {
    return new EmbeddedError('START_FAILED', `${kind.name} cannot be run: ${answer.reason}`);
  }
  const pidFile = pidFileOf(folder, kind);
  if (answer.code === 'EEXIST') {
    return new EmbeddedError('FOLDER_IN_USE', `another start of ${kind.name} holds ${pidFile}`);
  }
  const { code } = answer;
  return writeFailure(pidFile, Object.assign(new Error(`no pid file: ${code}`), { code }));
}
