// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromKeeper, KeeperOrder, NotStarted, ToKeeper } from './keeper-messages.js';
import { collectLines } from './lines.js';
import { endProcess } from './process-table.js';
import type { ServerEnd } from './server.js';

type Started = Extract<FromKeeper, { kind: 'started' }>;
type Ended = Extract<FromKeeper, { kind: 'ended' }>;

/** A server behind its keeper: a process between, which stops it when this process is gone. */
export interface KeptServer {
  readonly pid: number;
  readonly ended: Promise<ServerEnd>;
  readonly lastLines: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** The keeper lies beside this file; from source, Node strips its types by itself. */
const KEEPER = fileURLToPath(import.meta.url).replace(/keep-server(\.[jt]s)$/, 'keeper$1');

/** Starts what `order` says; the server is known by `argument`. Never rejects. */
export async function keepServer(
  order: KeeperOrder,
  argument: string,
  onLine?: (line: string) => void,
): Promise<KeptServer | NotStarted> {
  const keeper = forkKeeper(order);
  const lines = collectLines(onLine);
  keeper.on('message', (message: FromKeeper) => {
    if (message.kind === 'output') lines.add(message.text);
  });
  const [first, last] = [firstAnswer(keeper), lastAnswer(keeper)];
  tell(keeper, { kind: 'start', order });
  const answer = await first;
  if (answer.kind !== 'started') return answer;

  const ended = last.then(async (end): Promise<ServerEnd> => {
    if (end?.wasAsked === true) return { kind: 'stopped' };
    if (end !== null) return { kind: 'died', how: end.how, lastLines: lines.last() };
    // Without a keeper the server could outlive this process, which it must never do.
    await endProcess({ pid: answer.pid, argument }, order.stopSignal, order.stopDeadlineMs);
    return { kind: 'died', how: 'its keeper was killed', lastLines: lines.last() };
  });
  return { pid: answer.pid, ended, lastLines: lines.last, stop: () => stop(keeper, ended) };
}

/** Detached: in a session of its own, out of reach of the terminal's Ctrl-C. */
function forkKeeper(order: KeeperOrder): ChildProcess {
  return fork(KEEPER, [order.pidFile], {
    cwd: '/',
    detached: true,
    env: order.launch.environment,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function firstAnswer(keeper: ChildProcess): Promise<Started | NotStarted> {
  return new Promise((resolve) => {
    keeper.on('message', (message: FromKeeper) => {
      if (message.kind !== 'output' && message.kind !== 'ended') resolve(message);
    });
    keeper.on('error', ({ message }) => resolve({ kind: 'notStarted', reason: message }));
    keeper.once('disconnect', () => resolve({ kind: 'notStarted', reason: 'its keeper ended' }));
  });
}

/** Null when the keeper went without a word. Every message has arrived by the disconnection. */
async function lastAnswer(keeper: ChildProcess): Promise<Ended | null> {
  let answer: Ended | null = null;
  keeper.on('message', (message: FromKeeper) => {
    if (message.kind === 'ended') answer = message;
  });
  const gone = new Promise((resolve) => keeper.once('exit', resolve));
  await new Promise((resolve) => keeper.once('disconnect', resolve));
  await gone;
  return answer;
}

async function stop(keeper: ChildProcess, ended: Promise<ServerEnd>): Promise<void> {
  tell(keeper, { kind: 'stop' });
  await ended;
}

/** To a keeper that is gone nothing is said: its end is told by `ended`. */
function tell(keeper: ChildProcess, message: ToKeeper): void {
  if (keeper.connected) keeper.send(message, () => undefined);
}
