// SPDX-License-Identifier: Apache-2.0
import { runner } from 'node-pg-migrate';

function silent(): void {
  // what went wrong is thrown
}

/**
 * Brings the database of `url` to the schema of the SQL files in `directory`, each in its own
 * transaction, forward only; a second run does nothing. Returns the names that were applied.
 */
export async function migrate(url: string, directory: string): Promise<readonly string[]> {
  const applied = await runner({
    databaseUrl: url,
    dir: directory,
    direction: 'up',
    migrationsTable: 'schema_migration',
    count: Number.POSITIVE_INFINITY,
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  });
  return applied.map((each) => each.name);
}
