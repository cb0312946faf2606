// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCESS_ROLES, type AccessRole, EVERYTHING, KeyStore, newAccessKey } from '#access';
import { KeyRing } from '#ledger';
import { SystemClock, sleep } from '#platform';
import { endOf } from './end-of.js';
import type { TestDatabase } from './test-database.js';
import type { TestTopic } from './test-topic.js';

/** The service's real processes, as built, on a database and a topic of one spec file. */
export interface TestService {
  readonly url: string;
  readonly keys: Readonly<Record<AccessRole, string>>;
  /** signing keys and the sealer's memory */
  readonly sealFolder: string;
  /** the folder of the sealed ledger's archive */
  readonly archive: string;
  readonly pids: Readonly<Record<'api' | 'worker', number>>;
  /** resolves with how the API ended: an exit code, or a signal */
  readonly apiEnded: Promise<number | NodeJS.Signals>;
  /** everything that API and worker have written to their outputs so far */
  output(): string;
  /** resolves when the service says it is ready */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

const ORIGIN = 'localhost/test';
const READY_WITHIN_MS = 30_000;

/**
 * Starts the API and a worker with every role; `topic` is null for a service without a broker.
 * Unless told otherwise there is one ledger, `main`, for the one topic.
 */
export async function startService(
  { url, database }: TestDatabase,
  topic: TestTopic | null,
  topics: Readonly<Record<string, string>> = { [topic?.name ?? 'cdevents']: 'main' },
  apiSettings: Readonly<Record<string, string>> = {},
): Promise<TestService> {
  const accessKeys = await makeKeys(new KeyStore(database, new SystemClock()));
  const common = {
    DATABASE_URL: url,
    KAFKA_BROKERS: topic?.brokers.join(',') ?? '',
    LEDGER_TOPICS: Object.entries(topics)
      .map((pair) => pair.join('='))
      .join(','),
    LEDGER_LOG_LEVEL: 'warn',
  };
  const folder = await mkdtemp(join(tmpdir(), 'change-ledger-seal-'));
  const keys = new KeyRing(folder);
  for (const ledger of new Set(Object.values(topics))) {
    await keys.add(ledger, keys.create(`${ORIGIN}/${ledger}`));
  }
  const written: string[] = [];
  const worker = start('worker', written, {
    ...common,
    LEDGER_KAFKA_GROUP: topic?.name ?? 'none',
    LEDGER_ORIGIN: ORIGIN,
    LEDGER_SEAL_FOLDER: folder,
    LEDGER_ARCHIVE: join(folder, 'archive'),
  });
  const unbounded = { LEDGER_READS_PER_MINUTE: '1000000' };
  const api = start('api', written, {
    ...common,
    ...unbounded,
    ...apiSettings,
    LEDGER_HTTP_PORT: '0',
  });
  const listening = await firstMessage(api);
  return {
    url: listening.url,
    keys: accessKeys,
    sealFolder: folder,
    archive: join(folder, 'archive', 'main'),
    pids: { api: api.pid ?? 0, worker: worker.pid ?? 0 },
    apiEnded: endOf(api),
    output: () => written.join(''),
    ready: () => untilReady(listening.url),
    stop: async () => {
      await Promise.all([stop(api), stop(worker)]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeKeys(store: KeyStore): Promise<Readonly<Record<AccessRole, string>>> {
  const keys = ACCESS_ROLES.map((role) => newAccessKey(role));
  for (const key of keys) await store.register(key, { scope: EVERYTHING, expiresAt: null });
  return Object.fromEntries(keys.map(({ role, secret }) => [role, secret])) as Record<
    AccessRole,
    string
  >;
}

function start(
  name: 'api' | 'worker',
  written: string[],
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = fork(`dist/apps/${name}/src/main.js`, [], {
    env: { PATH, HOME, ...environment },
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const output of [child.stdout, child.stderr]) {
    output?.on('data', (bytes: Buffer) => {
      written.push(bytes.toString());
      process.stderr.write(bytes);
    });
  }
  return child;
}

async function firstMessage(api: ChildProcess): Promise<{ readonly url: string }> {
  const died = once(api, 'exit').then(() => Promise.reject(new Error('the API does not start')));
  const [message] = (await Promise.race([once(api, 'message'), died])) as [{ url: string }];
  died.catch(() => undefined);
  return message;
}

async function untilReady(url: string): Promise<void> {
  let answer = 'nothing';
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await sleep(100)) {
    const response = await fetch(`${url}/health/ready`);
    if (response.ok) return;
    answer = await response.text();
  }
  throw new Error(`the service is not ready: ${answer}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
