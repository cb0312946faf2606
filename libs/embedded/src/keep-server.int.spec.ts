// SPDX-License-Identifier: Apache-2.0
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepServer, type KeptServer } from './keep-server.js';
import type { KeeperOrder } from './keeper-messages.js';
import { isAlive } from './process-table.js';
import { temporaryFolders } from './testing/temporary-folder.js';

const temporaryFolder = temporaryFolders();

/** The name of the script, by which the processes of these tests are known. */
const MARK = 'a-server-of-the-keeper-specs';

function orderOf(folder: string, script: string): KeeperOrder {
  const environment = { PATH: process.env['PATH'] };
  return {
    launch: { command: 'sh', args: ['-c', script, MARK], environment, folder },
    service: process.pid,
    pidFile: join(folder, 'server.pid'),
    logFile: join(folder, 'server.log'),
    logLimitBytes: 1_000,
    stopSignal: 'SIGTERM',
    stopDeadlineMs: 300,
  };
}

async function keep(order: KeeperOrder): Promise<KeptServer> {
  const server = await keepServer(order, MARK);
  if ('kind' in server) throw new Error(`not kept: ${JSON.stringify(server)}`);
  return server;
}

describe('a keeper', { timeout: 30_000 }, () => {
  it('kills a server that does not stop in time', async () => {
    const server = await keep(
      orderOf(await temporaryFolder(), "trap '' TERM; while :; do :; done"),
    );
    await server.stop();
    const isRunning = await isAlive({ pid: server.pid, argument: MARK });
    expect([await server.ended, isRunning]).toEqual([{ kind: 'stopped' }, false]);
  });

  it('tells how a server ended by itself, and what it said last', async () => {
    const server = await keep(orderOf(await temporaryFolder(), 'echo good; echo bye >&2; exit 3'));
    const end = await server.ended;
    await server.stop();
    expect(end).toEqual({
      kind: 'died',
      how: 'exit code 3',
      lastLines: expect.arrayContaining(['good', 'bye']),
    });
  });

  it('takes its server along when it is killed itself', async () => {
    const order = orderOf(await temporaryFolder(), 'while :; do sleep 0.1; done');
    const server = await keep(order);
    const keeper = /keeper (\d+)/.exec(await readFile(order.pidFile, 'utf8'))?.[1];
    process.kill(Number(keeper), 'SIGKILL');
    const end = await server.ended;
    const isRunning = await isAlive({ pid: server.pid, argument: MARK });
    expect([end, isRunning]).toEqual([
      { kind: 'died', how: 'its keeper was killed', lastLines: [] },
      false,
    ]);
  });

  it('is not moved by the signals of a terminal', async () => {
    const order = orderOf(await temporaryFolder(), 'while :; do sleep 0.1; done');
    const server = await keep(order);
    const keeper = Number(/keeper (\d+)/.exec(await readFile(order.pidFile, 'utf8'))?.[1]);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(keeper, signal);
    await server.stop();
    expect(await server.ended).toEqual({ kind: 'stopped' });
  });

  it('holds the log to twice its limit', async () => {
    const folder = await temporaryFolder();
    const script = 'i=0; while [ $i -lt 400 ]; do echo "line $i"; i=$((i+1)); sleep 0.001; done';
    const server = await keep(orderOf(folder, script));
    await server.ended;
    const log = join(folder, 'server.log');
    const sizes = [(await stat(log)).size, (await stat(`${log}.1`)).size];
    const last = (await readFile(log, 'utf8')).trimEnd().split('\n').at(-1);
    expect([sizes.every((size) => size < 2_000), last]).toEqual([true, 'line 399']);
  });

  it('starts no second server for a pid file that is there', async () => {
    const order = orderOf(await temporaryFolder(), 'while :; do sleep 0.1; done');
    await writeFile(order.pidFile, 'service 1 keeper 1 server 1\n');
    expect(await keepServer(order, MARK)).toEqual({ kind: 'notClaimed', code: 'EEXIST' });
  });

  it('tells that there is no such program', async () => {
    const order = orderOf(await temporaryFolder(), '');
    const launch = { ...order.launch, command: 'no-such-program' };
    expect(await keepServer({ ...order, launch }, MARK)).toEqual({
      kind: 'notStarted',
      reason: 'spawn no-such-program ENOENT',
    });
  });
});
