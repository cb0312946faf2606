// SPDX-License-Identifier: Apache-2.0
// A program of its own: it stands between the service and one server, so that the server outlives a
// Ctrl-C in the terminal but never the service. Node runs this file alone, from source or from dist;
// therefore it imports types and Node's own modules only.
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { FromKeeper, KeeperOrder, ToKeeper } from './keeper-messages.js';

/** The end is told when the server's own children are gone too; after this long, without them. */
const ORPHANS_DEADLINE_MS = 5_000;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => undefined);
}

process.once('message', (message: ToKeeper) => {
  if (message.kind === 'start') keep(message.order);
});

function keep(order: KeeperOrder): void {
  const { command, args, environment, folder, ...account } = order.launch;
  const server = spawn(command, args, {
    ...account,
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.once('error', ({ message }) => leave({ kind: 'notStarted', reason: message }));
  if (server.pid === undefined) return;
  try {
    claim(order, server.pid);
  } catch (error) {
    server.kill('SIGKILL');
    leave({ kind: 'notClaimed', code: codeOf(error) });
    return;
  }
  report({ kind: 'started', pid: server.pid });
  passOutputOn(server, order);
  stopWithTheService(server, order);
}

/** The exclusive flag makes the file a lock: of two services on one folder the second is refused. */
function claim({ pidFile, service }: KeeperOrder, server: number): void {
  const pids = `service ${service} keeper ${process.pid} server ${server}\n`;
  writeFileSync(pidFile, pids, { flag: 'wx' });
}

function stopWithTheService(server: ChildProcess, order: KeeperOrder): void {
  let wasAsked = false;
  const stop = (): void => {
    if (wasAsked) return;
    wasAsked = true;
    server.kill(order.stopSignal);
    setTimeout(() => server.kill('SIGKILL'), order.stopDeadlineMs).unref();
  };
  process.on('message', (message: ToKeeper) => {
    if (message.kind === 'stop') stop();
  });
  process.once('disconnect', stop);
  if (!process.connected) stop();
  server.once('exit', () => setTimeout(() => letGo(server), ORPHANS_DEADLINE_MS).unref());
  server.once('close', (exitCode, signal) => {
    rmSync(order.pidFile, { force: true });
    const how = signal === null ? `exit code ${String(exitCode)}` : `signal ${signal}`;
    leave({ kind: 'ended', wasAsked, how });
  });
}

function letGo(server: ChildProcess): void {
  server.stdout?.destroy();
  server.stderr?.destroy();
}

function passOutputOn(server: ChildProcess, order: KeeperOrder): void {
  const log = boundedLog(order.logFile, order.logLimitBytes);
  let isCongested = false;
  for (const stream of [server.stdout, server.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log(text);
      // A service too busy to listen misses lines, rather than the keeper filling its memory.
      if (isCongested || !process.connected) return;
      isCongested = !report({ kind: 'output', text }, () => (isCongested = false));
    });
  }
}

/** At most twice the limit: the file and the one before it. A full disk costs lines, not the server. */
function boundedLog(file: string, limitBytes: number): (text: string) => void {
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return (text) => {
    try {
      if (size > limitBytes) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, text, { mode: 0o600 });
      size += Buffer.byteLength(text);
    } catch {
      return;
    }
  };
}

function report(message: FromKeeper, sent: () => void = () => undefined): boolean {
  return process.send?.(message, undefined, undefined, sent) ?? false;
}

function leave(message: FromKeeper): void {
  if (process.connected) report(message, () => process.disconnect());
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
