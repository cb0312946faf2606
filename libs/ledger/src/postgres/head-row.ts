// SPDX-License-Identifier: Apache-2.0
import { type Database, type Session, sqlText } from '#platform';
import { rangeToBytes } from '../domain/compact-range.js';
import { LedgerError } from '../domain/errors.js';
import type { FullTile, TreeEdge } from '../domain/tree-edge.js';
import type { KnownHead } from './prepare-append.js';

/** The head of a ledger as its row says. */
export interface HeadRow extends KnownHead {
  readonly range: Buffer;
}

interface Row {
  readonly origin: string;
  readonly size: number;
  readonly range: Buffer;
  readonly recordedAt: Date;
}

const HEAD = 'SELECT origin, size, range, recorded_at AS "recordedAt" FROM ledger_head';

/** Locks a head until the transaction ends: to be sent with BEGIN. */
export function lockHead(ledger: string): string {
  return `${HEAD} WHERE ledger = ${sqlText(ledger)} FOR UPDATE`;
}

/** Reads a head as it is committed. Throws LEDGER_UNKNOWN. */
export async function readHead(database: Database, ledger: string): Promise<HeadRow> {
  return headOf(await database.query<Row>(`${HEAD} WHERE ledger = $1`, [ledger]), ledger);
}

/** The head out of what the database answers. Throws LEDGER_UNKNOWN. */
export function headOf(rows: readonly object[], ledger: string): HeadRow {
  const [row] = rows as readonly Row[];
  if (row === undefined) throw new LedgerError('LEDGER_UNKNOWN', `no ledger '${ledger}'`);
  const { origin, size, range, recordedAt } = row;
  return { origin, size, range, recordedAtMs: recordedAt.getTime() };
}

/** Moves the head to the edge of the grown tree, writes the tiles that are full now, and tells. */
export async function moveHead(
  session: Session,
  ledger: string,
  { edge, full, recordedAtMs }: { edge: TreeEdge; full: readonly FullTile[]; recordedAtMs: number },
): Promise<void> {
  await session.query({
    name: 'move ledger head',
    text: `WITH moved AS (
             UPDATE ledger_head SET size = $2, range = $3, recorded_at = $4 WHERE ledger = $1),
           tiles AS (
             INSERT INTO ledger_tile (ledger, level, index, hashes, root)
             SELECT $1, * FROM unnest($5::smallint[], $6::bigint[], $7::bytea[], $8::bytea[]))
           SELECT pg_notify('ledger_grew', $1)`,
    values: [
      ledger,
      edge.size,
      rangeToBytes(edge.range),
      new Date(recordedAtMs),
      full.map(({ level }) => level),
      full.map(({ index }) => index),
      full.map(({ hashes }) => hashes),
      full.map(({ root }) => root),
    ],
  });
}
