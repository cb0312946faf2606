// SPDX-License-Identifier: Apache-2.0
import { createHash, type Hash } from 'node:crypto';
import type { Database, Session } from '#platform';
import { type Checkpoint, servingCheckpoint } from './checkpoints.js';

/** What the serving records of a ledger come to. */
export interface RecordsDigest {
  /** the generation that serves; null: the ledger has not been projected yet */
  readonly checkpoint: Checkpoint | null;
  /** SHA-256, hexadecimal */
  readonly digest: string;
}

/**
 * The SHA-256 over everything that the serving records of a ledger consist of, with the position
 * that they know next, in one snapshot and in constant memory: equal digests mean equal records,
 * however they were projected.
 */
export async function recordsDigest(database: Database, ledger: string): Promise<RecordsDigest> {
  return database.transaction(async (session) => {
    await session.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const query = async <R>(text: string, values: readonly unknown[] = []) =>
      (await session.query(text, [...values])).rows as readonly R[];
    const checkpoint = await servingCheckpoint({ query }, ledger);
    return { checkpoint, digest: await digestOf(session, ledger, checkpoint) };
  });
}

/** The same of a generation that need not serve and that nobody writes to. */
export async function generationDigest(
  database: Database,
  checkpoint: Checkpoint,
): Promise<string> {
  return database.transaction((session) => digestOf(session, checkpoint.ledger, checkpoint));
}

async function digestOf(
  session: Session,
  ledger: string,
  checkpoint: Checkpoint | null,
): Promise<string> {
  const hash = createHash('sha256').update(`${checkpoint?.next ?? 0}\n`);
  for (const part of PARTS) {
    hash.update(`${part.table}\n`);
    if (checkpoint !== null) await addRows(hash, session, { part, ledger, checkpoint });
  }
  return hash.digest('hex');
}

const ROWS_AT_ONCE = 5_000;

async function addRows(
  hash: Hash,
  session: Session,
  { part, ledger, checkpoint }: { part: Part; ledger: string; checkpoint: Checkpoint },
): Promise<void> {
  const { table, columns, order, only = 'true' } = part;
  await session.query(
    `DECLARE digested NO SCROLL CURSOR FOR
       SELECT json_build_array(${columns})::text AS text FROM ${table}
        WHERE ledger = $1 AND generation = $2 AND ${only} ORDER BY ${order}`,
    [ledger, checkpoint.generation],
  );
  for (;;) {
    const { rows } = await session.query<{ text: string }>(`FETCH ${ROWS_AT_ONCE} FROM digested`);
    for (const { text } of rows) hash.update(text).update('\n');
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await session.query('CLOSE digested');
}

interface Part {
  readonly table: string;
  readonly columns: string;
  /** one order of its rows, which its primary key has */
  readonly order: string;
  /** the rows that count */
  readonly only?: string;
}

/** What a digest is taken of: how it came about leaves no trace. */
const PARTS: readonly Part[] = [
  { table: 'fact', columns: 'position, evidence::text', order: 'position' },
  {
    table: 'record_view',
    columns: `kind, record_id, anchor, first_position, occurred_at AT TIME ZONE 'UTC', labels,
              record::text`,
    order: 'kind, record_id',
    only: 'record IS NOT NULL',
  },
  {
    table: 'record_version',
    columns: `kind, record_id, from_position, to_position, first_position,
              occurred_at AT TIME ZONE 'UTC', labels, record::text`,
    order: 'kind, record_id, from_position',
  },
  { table: 'record_total', columns: 'kind, position, total', order: 'kind, position' },
  { table: 'parked_record', columns: 'anchor, position, reason', order: 'anchor' },
  { table: 'producer_numbers', columns: 'producer, lowest, highest, repeated', order: 'producer' },
  {
    table: 'producer_gap',
    columns: 'producer, number_from, number_to, from_position, to_position',
    order: 'producer, number_from, number_to, from_position',
  },
];
