// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '#embedded';
import { Database, migrate } from '#platform';

/** A PostgreSQL of a bench's own, migrated. */
export interface BenchDatabase {
  readonly url: string;
  readonly database: Database;
  /** for what a bench writes beside */
  readonly folder: string;
}

/** Runs `work` on a PostgreSQL of its own, which is gone afterwards with all that was written. */
export async function onBenchDatabase<T>(work: (own: BenchDatabase) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'change-ledger-bench-'));
  const server = await startPostgres({ dataDir: folder });
  const { url } = server;
  const database = new Database({ url, applicationName: 'bench' });
  try {
    await migrate(url, 'migrations');
    return await work({ url, database, folder });
  } finally {
    await database.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
