// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { z } from 'zod';
import { Database, parseConfig, SETTINGS } from '#platform';
import { readRunFile } from './run-file.js';

/** Where the parts of a deployment are that a command works on. */
export interface Deployment {
  readonly databaseUrl: string;
  /** signing keys, and what was signed last */
  readonly sealFolder: string;
  /** where the archives are, one for each ledger: a folder, or `s3://bucket/prefix` */
  readonly archives: string;
  readonly ledgers: readonly string[];
}

const CONFIG = z.object({
  DATABASE_URL: SETTINGS.DATABASE_URL.optional(),
  LEDGER_TOPICS: SETTINGS.LEDGER_TOPICS,
  LEDGER_SEAL_FOLDER: z.string().optional(),
  LEDGER_ARCHIVE: z.string().optional(),
});

/**
 * The deployment that the environment names (DATABASE_URL and the folders of the role seal), or
 * else the one that `up` runs on the data folder. Throws ConfigError, CliError.
 */
export function deploymentOf(dataDir: string): Deployment {
  // the environment is the service's: most of it is not for a command
  const config = parseConfig(CONFIG, process.env, Object.keys(process.env));
  const run = config.DATABASE_URL === undefined ? readRunFile(dataDir) : null;
  return {
    databaseUrl: config.DATABASE_URL ?? run?.databaseUrl ?? '',
    sealFolder: config.LEDGER_SEAL_FOLDER ?? join(dataDir, 'seal'),
    archives: config.LEDGER_ARCHIVE ?? join(dataDir, 'archive'),
    ledgers: run?.ledgers ?? [...new Set(Object.values(config.LEDGER_TOPICS))],
  };
}

/** Opens the deployment's database for the time of `work`. */
export async function withDatabase<T>(
  { databaseUrl: url }: Deployment,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = new Database({ url, applicationName: 'change-ledger', connections: 4 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
