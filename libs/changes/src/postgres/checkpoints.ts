// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';
import { PROJECTION_VERSION } from '../domain/record.js';

/** A generation of the records of a ledger, and the first position that it does not know yet. */
export interface Checkpoint {
  readonly ledger: string;
  readonly generation: number;
  readonly next: number;
  /** of the code that made it */
  readonly version: number;
  readonly isServing: boolean;
}

/** Anything that runs one statement. */
export interface Queries {
  query<R>(text: string, values?: readonly unknown[]): Promise<readonly R[]>;
}

const PROJECTION = 'records';

/** The generation that serves; null: the ledger has not been projected yet. */
export async function servingCheckpoint(
  database: Queries,
  ledger: string,
): Promise<Checkpoint | null> {
  const [row] = await database.query<Omit<Checkpoint, 'ledger'>>(
    `SELECT generation, next_position AS next, version, is_serving AS "isServing"
       FROM projection_checkpoint
      WHERE ledger = $1 AND projection = $2 AND is_serving`,
    [ledger, PROJECTION],
  );
  return row === undefined ? null : { ledger, ...row };
}

/** The first position that the records do not know yet. */
export async function recordsKnow(database: Queries, ledger: string): Promise<number> {
  return (await servingCheckpoint(database, ledger))?.next ?? 0;
}

/** Begins generation 1, serving, unless the ledger has one; two at once make one. */
export async function firstCheckpoint(database: Queries, ledger: string): Promise<Checkpoint> {
  await database.query(
    `INSERT INTO projection_checkpoint
       (ledger, projection, generation, next_position, version, is_serving)
     SELECT $1, $2, 1, 0, $3, true WHERE NOT EXISTS (
       SELECT FROM projection_checkpoint WHERE ledger = $1 AND projection = $2 AND is_serving)
     ON CONFLICT DO NOTHING`,
    [ledger, PROJECTION, PROJECTION_VERSION],
  );
  const found = await servingCheckpoint(database, ledger);
  if (found === null) throw new Error(`no generation of the records of '${ledger}' serves`);
  return found;
}

/** Begins a generation beside the one that serves, numbered after all that there are. */
export async function newCheckpoint(database: Queries, ledger: string): Promise<Checkpoint> {
  const [row] = await database.query<{ generation: number }>(
    `INSERT INTO projection_checkpoint
       (ledger, projection, generation, next_position, version, is_serving)
     SELECT $1, $2, coalesce(max(generation), 0) + 1, 0, $3, false
       FROM projection_checkpoint WHERE ledger = $1 AND projection = $2
     RETURNING generation`,
    [ledger, PROJECTION, PROJECTION_VERSION],
  );
  const generation = row?.generation ?? 1;
  return { ledger, generation, next: 0, version: PROJECTION_VERSION, isServing: false };
}

/**
 * Moves a checkpoint, only from where its reader saw it, in the transaction of what was made. False:
 * another reader has moved it, or another generation serves; nothing may be written.
 */
export async function moveCheckpoint(
  session: Session,
  { ledger, generation, next, isServing }: Checkpoint,
  to: number,
): Promise<boolean> {
  const { rowCount } = await session.query(
    `UPDATE projection_checkpoint SET next_position = $5, totals_next = $5
      WHERE ledger = $1 AND projection = $2 AND generation = $3 AND next_position = $4
        AND is_serving = $6`,
    [ledger, PROJECTION, generation, next, to, isServing],
  );
  return rowCount === 1;
}

/**
 * Lets another generation serve, in the caller's transaction. False: the one that serves knows more,
 * and nothing is changed.
 */
export async function serve(
  session: Session,
  { ledger, generation, next }: Checkpoint,
): Promise<boolean> {
  const { rows } = await session.query<{ next: number }>(
    `SELECT next_position AS next FROM projection_checkpoint
      WHERE ledger = $1 AND projection = $2 AND is_serving FOR UPDATE`,
    [ledger, PROJECTION],
  );
  if ((rows[0]?.next ?? 0) > next) return false;
  await session.query(
    `UPDATE projection_checkpoint SET is_serving = false
      WHERE ledger = $1 AND projection = $2 AND is_serving`,
    [ledger, PROJECTION],
  );
  await session.query(
    `UPDATE projection_checkpoint SET is_serving = true
      WHERE ledger = $1 AND projection = $2 AND generation = $3`,
    [ledger, PROJECTION, generation],
  );
  return true;
}

/** Removes every generation that does not serve, table by table. */
export async function dropGenerations(database: Queries, ledger: string): Promise<void> {
  const serving = await servingCheckpoint(database, ledger);
  for (const table of TABLES) {
    await database.query(`DELETE FROM ${table} WHERE ledger = $1 AND generation <> $2`, [
      ledger,
      serving?.generation ?? 0,
    ]);
  }
  await database.query(
    'DELETE FROM projection_checkpoint WHERE ledger = $1 AND projection = $2 AND NOT is_serving',
    [ledger, PROJECTION],
  );
}

/** What a generation consists of, without its checkpoint. */
const TABLES = [
  'fact',
  'fact_key',
  'fact_key_ahead',
  'record_key',
  'record_waiting',
  'record_anchor',
  'record_view',
  'record_version',
  'record_total',
  'record_touched',
  'parked_record',
  'producer_numbers',
  'producer_gap',
] as const;
