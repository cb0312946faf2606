// SPDX-License-Identifier: Apache-2.0
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Session } from '#platform';

/** A value of a row: a list is a text array. */
export type Cell = string | number | bigint | null | readonly string[];

/** Writes rows by COPY, in one message: `table` with its columns in parentheses. */
export async function copyRows(
  session: Session,
  table: string,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const stream = session.query(copyFrom(`COPY ${table} FROM STDIN`));
  stream.end(rows.map(lineOf).join(''));
  await finished(stream);
}

function lineOf(row: readonly Cell[]): string {
  return `${row.map(cellText).join('\t')}\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escaped(cell);
  return typeof cell === 'object' ? escaped(`{${cell.map(quoted).join(',')}}`) : String(cell);
}

const SPECIAL = /[\\\b\f\n\r\t\v]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** PostgreSQL's text format of COPY. */
function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPES[character] ?? character);
}

/** An element of an array in PostgreSQL's text form. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}
