// SPDX-License-Identifier: Apache-2.0
import { CopyBuffer, type CopyInput, CopyQuery, type Session } from '#platform';

/** A value of a row: a list is a text array. */
export type Cell = string | number | bigint | null | readonly string[];

/** What a column holds, which decides how COPY's binary format writes it; `text` is JSON too. */
type ColumnType = 'text' | 'integer' | 'bigint' | 'timestamp' | 'texts';

/** A table, and the columns that rows are given for. */
export interface CopyTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
}

/**
 * The order of rows of one ledger and generation by their key, a number: an index takes rows that are
 * neighbours at less cost than rows in any order.
 */
export function byKey(left: KeyedRow, right: KeyedRow): number {
  return left[2] - right[2];
}

type KeyedRow = readonly [ledger: string, generation: number, key: number, ...Cell[]];

/** Rows for a table, as COPY takes them. */
export function copyOf(
  { name, columns }: CopyTable,
  rows: readonly (readonly Cell[])[],
): readonly CopyInput[] {
  if (rows.length === 0) return [];
  const types = Object.values(columns);
  const buffer = new CopyBuffer(rows.length * ROW_BYTES);
  for (const row of rows) {
    buffer.row(types.length);
    for (const [index, type] of types.entries()) addCell(buffer, type, row[index] ?? null);
  }
  return [{ table: `${name} (${Object.keys(columns).join(', ')})`, rows: buffer.finish(0) }];
}

/** Writes the rows of all tables in one message, without waiting for the server between them. */
export async function copyAll(session: Session, inputs: readonly CopyInput[]): Promise<void> {
  if (inputs.length === 0) return;
  const copies = new CopyQuery(inputs);
  session.query(copies);
  await copies.done;
}

/** about as long as the rows of a table are; the buffer grows */
const ROW_BYTES = 128;
/** 2000-01-01, from which PostgreSQL counts microseconds */
const EPOCH_MS = 946_684_800_000;

function addCell(buffer: CopyBuffer, type: ColumnType, cell: Cell): void {
  if (cell === null) buffer.null();
  else if (typeof cell === 'object') buffer.texts(cell);
  else if (typeof cell === 'bigint') buffer.int64(cell);
  else if (typeof cell === 'number') addNumber(buffer, type, cell);
  else if (type === 'timestamp') buffer.int64(BigInt(Date.parse(cell) - EPOCH_MS) * 1_000n);
  else buffer.text(cell);
}

function addNumber(buffer: CopyBuffer, type: ColumnType, value: number): void {
  if (type === 'integer') buffer.integer(value);
  else buffer.bigint(value);
}
