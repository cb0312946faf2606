// SPDX-License-Identifier: Apache-2.0
import type { AccessRole } from '#access';
import { Database, forgetStatus } from '#platform';
import { CliError } from '../cli-error.js';
import { ApiClient } from './api-client.js';
import { leaveDataFolder, takeDataFolder } from './data-folder.js';
import { bringDemo } from './bring-demo.js';
import { freePort } from './free-port.js';
import { Progress } from './progress.js';
import { type Processes, startProcesses } from './processes.js';
import { roleKeys } from './role-keys.js';
import { RunRecord } from './run-record.js';
import { startDatabase, startKafkaBrokers, type Starting } from './servers.js';
import { summary } from './summary.js';
import { Teardown } from './teardown.js';
import { readEnvironment, type UpEnvironment, type UpOptions } from './up-options.js';

const READY_PATIENCE_MS = 120_000;

/** Starts everything, says where it is, and stays until `stopping` aborts or a part fails for good. */
export async function up(options: UpOptions, stopping: AbortSignal): Promise<void> {
  const environment = readEnvironment(process.env);
  const port = await freePort(options.host, options.port);
  const teardown = new Teardown();
  const progress = new Progress();
  try {
    await takeDataFolder(options.dataDir, options.fresh);
    teardown.add(() => leaveDataFolder(options.dataDir));
    const url = `http://${options.host}:${port}`;
    await start({ ...options, port }, { environment, url, teardown, progress, stopping });
    await untilAborted(stopping);
    progress.line('stopping …');
  } catch (error) {
    if (!stopping.aborted) throw error;
  } finally {
    await teardown.run();
  }
}

interface Run {
  readonly environment: UpEnvironment;
  readonly url: string;
  readonly teardown: Teardown;
  readonly progress: Progress;
  readonly stopping: AbortSignal;
}

async function start(options: UpOptions, run: Run): Promise<void> {
  const { environment, url, teardown, progress, stopping } = run;
  const record = new RunRecord(options.dataDir);
  const { onPid } = record;
  const starting: Starting = { dataDir: options.dataDir, progress, teardown, onPid };
  const [urls, brokers] = await bothOrNeither(
    startDatabase(environment, starting),
    startKafkaBrokers(environment, starting),
  );
  stopping.throwIfAborted();
  const keys = await keysOf(options.dataDir, urls.admin);
  const processes = await progress.step('Service', async (note) => {
    const started = await startProcesses(options, { ...starting, urls, brokers, environment });
    teardown.add(() => started.stop());
    await firstReady(url, started, stopping, note);
    return started;
  });
  record.publish({
    api: url,
    kafkaBrokers: brokers,
    topics: environment.topics,
    databaseUrl: urls.admin,
    ledgers: [...new Set(Object.values(environment.topics))],
    keys,
  });
  teardown.add(() => record.remove());
  processes.settle();
  await bringDemo(options, { ...run, brokers, keys, databaseUrl: urls.admin });
  progress.line(`Ready after ${progress.elapsed}.`);
  process.stdout.write(summary(url, brokers, keys));
}

/** Both started side by side; when one fails the other has been noted for teardown before it throws. */
async function bothOrNeither<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === 'rejected') throw a.reason;
  if (b.status === 'rejected') throw b.reason;
  return [a.value, b.value];
}

async function keysOf(dataDir: string, url: string): Promise<Readonly<Record<AccessRole, string>>> {
  const database = new Database({ url, applicationName: 'change-ledger up', connections: 1 });
  try {
    // what a killed worker said of itself must not pass for the word of the one that starts now
    await forgetStatus(database, null);
    return await roleKeys(dataDir, database);
  } finally {
    await database.close();
  }
}

async function firstReady(
  url: string,
  processes: Processes,
  stopping: AbortSignal,
  note: (text: string) => void,
): Promise<void> {
  const ready = new ApiClient(url).ready(stopping, note, READY_PATIENCE_MS);
  const failed = processes.failure.then((reason) => {
    throw new CliError(reason);
  });
  await Promise.race([ready, failed]);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
