// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlayingField } from './playing-field.js';

const TABLES = ['ledger_entry', 'ledger_payload', 'ledger_identity'] as const;

/** Writes the rows of a ledger into files, once; rejects where there is no psql. */
export async function exportRows(field: PlayingField, ledger: string): Promise<void> {
  for (const table of TABLES) {
    const rows = `(SELECT * FROM ${table} WHERE ledger = '${ledger}' ORDER BY position)`;
    await psql(field, `\\copy ${rows} TO '${fileOf(field, table)}' (FORMAT binary)`);
  }
}

/** Rows a second of `psql \copy` of the very same rows into empty tables of the same shape. */
export async function copyRate(field: PlayingField, events: number): Promise<number> {
  for (const table of TABLES) {
    await field.database.query(`CREATE TABLE same_${table} (LIKE ${table} INCLUDING ALL)`);
  }
  const began = performance.now();
  for (const table of TABLES) {
    await psql(field, `\\copy same_${table} FROM '${fileOf(field, table)}' (FORMAT binary)`);
  }
  const seconds = (performance.now() - began) / 1_000;
  for (const table of TABLES) await field.database.query(`DROP TABLE same_${table}`);
  return events / seconds;
}

function fileOf({ folder }: PlayingField, table: string): string {
  return join(folder, `${table}.copy`);
}

async function psql({ databaseUrl }: PlayingField, command: string): Promise<void> {
  const args = [databaseUrl, '-q', '-v', 'ON_ERROR_STOP=1', '-c', command];
  await promisify(execFile)('psql', args);
}
