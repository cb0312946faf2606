// SPDX-License-Identifier: Apache-2.0
import { Database, sleep } from '#platform';
import type { TestDatabase } from './test-database.js';

/** table → rows that its scans returned, from the table or its indexes, before they were filtered */
export type RowsRead = Readonly<Record<string, number>>;

const ROWS = `
  SELECT t.relname AS name, t.seq_tup_read + coalesce(sum(i.idx_tup_read), 0) AS rows
    FROM pg_stat_user_tables t LEFT JOIN pg_stat_user_indexes i USING (relid)
   GROUP BY t.relid, t.relname, t.seq_tup_read`;
const END_OTHERS = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
   WHERE datname = current_database() AND pid <> pg_backend_pid()`;

/** What a piece of work reads of every table, on connections of its own. */
export async function rowsRead(
  { url, database }: TestDatabase,
  work: (database: Database) => Promise<unknown>,
): Promise<RowsRead> {
  const before = await counted(database);
  const own = new Database({ url, applicationName: 'rows read', connections: 4 });
  try {
    await work(own);
  } finally {
    await own.close();
  }
  const after = await counted(database);
  const read = Object.entries(after).map(([name, rows]) => [name, rows - (before[name] ?? 0)]);
  return Object.fromEntries(read.filter(([, rows]) => Number(rows) > 0)) as RowsRead;
}

/** What has been read since ever: a connection hands in its counts at the latest when it ends. */
async function counted(database: Database): Promise<RowsRead> {
  while ((await database.query(END_OTHERS)).length > 0) await sleep(10);
  await database.query('SELECT pg_stat_force_next_flush()');
  const tables = await database.query<{ name: string; rows: string }>(ROWS);
  return Object.fromEntries(tables.map(({ name, rows }) => [name, Number(rows)]));
}

/** The planner knows what is in the database now, and will not learn of what comes. */
export async function freezeStatistics(database: Database): Promise<void> {
  await database.query('VACUUM ANALYZE');
  await stopAutovacuum(database);
}

/** Statistics and files stay what the spec makes of them: no plan depends on when something was vacuumed. */
export async function stopAutovacuum(database: Database): Promise<void> {
  const tables = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    await database.query(`ALTER TABLE ${name} SET (autovacuum_enabled = false)`);
  }
}
