// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import { broken, type Finding, ok, warning } from './finding.js';

/** Primary keys by the definition that they must have. */
const KEYS: Readonly<Record<string, string>> = {
  ledger_entry_pkey: 'PRIMARY KEY (ledger, "position")',
  ledger_payload_pkey: 'PRIMARY KEY (ledger, "position")',
  ledger_identity_pkey: 'PRIMARY KEY (ledger, identity, "position")',
  ledger_tile_pkey: 'PRIMARY KEY (ledger, level, index)',
};

/** Whether indexes say what the tables hold: an index that lacks a row hides it from every query. */
export async function checkIndexes(
  database: Database,
  onProgress: (done: number, total: number) => void,
): Promise<readonly Finding[]> {
  return [await checkDefinitions(database), await compareWithHeap(database, onProgress)];
}

async function checkDefinitions(database: Database): Promise<Finding> {
  const rows = await database.query<{ name: string; definition: string }>(
    `SELECT k.conname AS name, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint k
       JOIN pg_index i ON i.indexrelid = k.conindid
      WHERE k.conname = ANY ($1) AND k.convalidated AND i.indisvalid AND i.indisready`,
    [Object.keys(KEYS)],
  );
  const there = new Map(rows.map(({ name, definition }) => [name, definition]));
  const wrong = Object.entries(KEYS).filter(([name, definition]) => there.get(name) !== definition);
  if (wrong.length === 0) return ok('keys', 'the primary keys are there and valid');
  return broken('keys', `${wrong.map(([name]) => name).join(', ')}: missing, invalid or altered`);
}

async function compareWithHeap(
  database: Database,
  onProgress: (done: number, total: number) => void,
): Promise<Finding> {
  const names = Object.keys(KEYS);
  const session = await database.connect();
  try {
    // rolled back at the end: an examination leaves nothing behind
    await session.query('BEGIN');
    await session.query('CREATE EXTENSION IF NOT EXISTS amcheck');
    for (const [at, name] of names.entries()) {
      // every row of the table must be in the index
      await session.query('SELECT bt_index_check($1::regclass, true)', [name]);
      onProgress(at + 1, names.length);
    }
    return ok('indexes', `${names.length} indexes have every row of their tables`);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const isMissing = /permission denied|is not available|could not open extension/.test(words);
    if (isMissing) {
      return warning('indexes', `not compared with the tables: amcheck cannot be used (${words})`);
    }
    return broken('indexes', `${words}: REINDEX, then run doctor --deep again`);
  } finally {
    await session.query('ROLLBACK');
    session.release();
  }
}
