// SPDX-License-Identifier: Apache-2.0
import { type Database, sqlText } from '#platform';
import { LedgerError } from '../domain/errors.js';
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
