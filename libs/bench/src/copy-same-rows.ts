// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchDatabase } from './bench-database.js';

const TABLES = ['ledger_entry', 'ledger_payload', 'ledger_identity'] as const;

/** Writes the rows of a ledger into files, once; rejects where there is no psql. */
export async function exportRows(bench: BenchDatabase, ledger: string): Promise<void> {
  for (const table of TABLES) {
    const rows = `(SELECT * FROM ${table} WHERE ledger = '${ledger}' ORDER BY position)`;
    await psql(bench, `\\copy ${rows} TO '${fileOf(bench, table)}' (FORMAT binary)`);
  }
}

/** Seconds that `psql \copy` takes to write those rows into empty tables of the same shape. */
export async function copySeconds(bench: BenchDatabase): Promise<number> {
  for (const table of TABLES) {
    await bench.database.query(`CREATE TABLE same_${table} (LIKE ${table} INCLUDING ALL)`);
  }
  const began = performance.now();
  for (const table of TABLES) {
    await psql(bench, `\\copy same_${table} FROM '${fileOf(bench, table)}' (FORMAT binary)`);
  }
  const seconds = (performance.now() - began) / 1_000;
  for (const table of TABLES) await bench.database.query(`DROP TABLE same_${table}`);
  return seconds;
}

function fileOf({ folder }: BenchDatabase, table: string): string {
  return join(folder, `${table}.copy`);
}

async function psql({ url }: BenchDatabase, command: string): Promise<void> {
  await promisify(execFile)('psql', [url, '-q', '-v', 'ON_ERROR_STOP=1', '-c', command]);
}
