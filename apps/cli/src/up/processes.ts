// SPDX-License-Identifier: Apache-2.0
import { existsSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPolicyFile } from '../commands/witness.js';
import { ChildService } from './child-service.js';
import type { DatabaseUrls } from './prepare-database.js';
import type { Starting } from './servers.js';
import { firstSigningKeys } from './signing-keys.js';
import { environmentFor, originOf, type UpEnvironment, type UpOptions } from './up-options.js';

/** The two processes of the service. */
export interface Processes {
  /** Told when one of them ends before they have settled: its last words. */
  readonly failure: Promise<string>;
  /** From now on they are restarted when they die. */
  settle(): void;
  stop(): Promise<void>;
}

export interface Surroundings extends Starting {
  readonly urls: DatabaseUrls;
  readonly brokers: readonly string[];
  readonly environment: UpEnvironment;
}

/** Starts the worker with all roles, and the API. */
export async function startProcesses(
  options: UpOptions,
  { urls, brokers, environment, dataDir, onPid }: Surroundings,
): Promise<Processes> {
  const urlFile = join(dataDir, 'database.url');
  // a file, for an environment is easier to read by others
  writeFileSync(urlFile, urls.service, { mode: 0o600 });
  const both = {
    DATABASE_URL_FILE: urlFile,
    KAFKA_BROKERS: brokers.join(','),
    LEDGER_TOPICS: Object.entries(environment.topics)
      .map((pair) => pair.join('='))
      .join(','),
  };
  const origin = originOf(dataDir);
  const sealFolder = await firstSigningKeys(dataDir, origin, Object.values(environment.topics));
  const own = {
    api: { LEDGER_HTTP_HOST: options.host, LEDGER_HTTP_PORT: String(options.port) },
    worker: {
      LEDGER_ORIGIN: origin,
      LEDGER_SEAL_FOLDER: sealFolder,
      LEDGER_ARCHIVE: join(dataDir, 'archive'),
      ...witnessPolicy(dataDir),
    },
  };
  const children = (['worker', 'api'] as const).map((name) => {
    const given = environmentFor(name, { ...both, ...own[name] });
    const onStart = (pid: number) => onPid(name, pid);
    return new ChildService({ name, dataDir, environment: given, onStart });
  });
  const failure = new Promise<string>((resolve) => {
    for (const child of children) child.start(resolve);
  });
  return {
    failure,
    settle: () => {
      for (const child of children) child.settle();
      if (options.watch) restartOnChange(children);
    },
    stop: async () => {
      for (const child of children.toReversed()) await child.stop();
    },
  };
}

/** The policy that `keys witness add` has written, unless the environment names another. */
function witnessPolicy(dataDir: string): Readonly<Record<string, string>> {
  const path = defaultPolicyFile(dataDir);
  const isOurs = process.env['LEDGER_WITNESS_POLICY'] === undefined && existsSync(path);
  return isOurs ? { LEDGER_WITNESS_POLICY: path } : {};
}

const QUIET_MS = 500;

/** A compiler writes many files: restarted once it has been quiet for a while. */
function restartOnChange(children: readonly ChildService[]): void {
  let timer: NodeJS.Timeout | undefined;
  watch('dist', { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => children.forEach((child) => child.restart()), QUIET_MS);
  }).unref();
}
