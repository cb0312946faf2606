// SPDX-License-Identifier: Apache-2.0
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessRole } from '#access';
import type { TopicMap } from '#platform';
import { CliError } from './cli-error.js';

/** Where a running service is, for other programs on this machine; it holds keys: mode 0600. */
export interface RunFile {
  readonly api: string;
  readonly kafkaBrokers: readonly string[];
  readonly topics: TopicMap;
  readonly databaseUrl: string;
  readonly ledgers: readonly string[];
  readonly keys: Readonly<Record<AccessRole, string>>;
  readonly pids: Readonly<Record<string, number>>;
}

/** Writes the file whole or not at all. */
export function writeRunFile(dataDir: string, content: RunFile): void {
  const path = pathOf(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function removeRunFile(dataDir: string): void {
  rmSync(pathOf(dataDir), { force: true });
}

/** Throws CliError when no service runs on that data folder. */
export function readRunFile(dataDir: string): RunFile {
  try {
    return JSON.parse(readFileSync(pathOf(dataDir), 'utf8')) as RunFile;
  } catch {
    throw new CliError(`nothing runs on ${dataDir}: start it with \`npm start\``);
  }
}

function pathOf(dataDir: string): string {
  return join(dataDir, 'run.json');
}
