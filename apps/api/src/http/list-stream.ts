// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { csvText } from '#reports';
import { itemOf, jsonOf } from './json-text.js';
import type { AnswerFormat } from './answer-format.js';

/** A page of any list. */
export interface ListPage {
  readonly items: readonly object[];
  readonly total: number;
  readonly ledger: string;
  readonly asOf: number | null;
  readonly next: string | null;
}

/** A list page by page: what all pages say, and how the one at a cursor is had; null: the first. */
export interface PagedList extends Pick<ListPage, 'total' | 'ledger' | 'asOf'> {
  readonly at: (cursor: string | null) => Promise<ListPage>;
}

/** What was written of a list so far. */
export interface Written {
  readonly rows: number;
  /** SHA-256 of every byte; null: there are more to come */
  readonly digest: Buffer | null;
}

/** How a streamed list is written, and what is told when all of it is. */
export interface StreamOptions {
  readonly format: Exclude<AnswerFormat, 'json'>;
  /** is told after each page; what it throws before the last bytes are sent breaks the stream */
  readonly onWritten: (written: Written) => Promise<void> | void;
}

/**
 * A list whole, a page at a time: between pages nothing is held, neither memory nor a database
 * session. Throws where the pages do not add up to the total that the first one states, so that a
 * reader never takes a part for the whole.
 */
export async function* streamList(
  { total, ledger, asOf, at }: PagedList,
  { format, onWritten }: StreamOptions,
): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const write = format === 'csv' ? csvWriter() : jsonLines;
  let rows = 0;
  let next: string | null = null;
  do {
    // no page is kept while a slow reader takes its text
    const page: ListPage = await at(next);
    let text = write(page.items);
    rows += page.items.length;
    ({ next } = page);
    if (next === null && rows !== total) {
      throw new Error(`a list of ${total} items was read as ${rows}`);
    }
    digest.update(text);
    if (next === null && format === 'ndjson') {
      const line = endLine({ rows, sha256: digest.copy().digest('hex'), ledger, asOf });
      digest.update(line);
      text += line;
    }
    await onWritten({ rows, digest: next === null ? digest.digest() : null });
    if (text !== '') yield text;
  } while (next !== null);
}

function endLine(end: object): string {
  return `${JSON.stringify({ end })}\n`;
}

function jsonLines(items: readonly object[]): string {
  return items.map((item) => `${jsonOf(item)}\n`).join('');
}

/** Rows under the fields of the first item; what is no plain value is written as JSON. */
function csvWriter(): (items: readonly object[]) => string {
  let columns: readonly string[] | null = null;
  return (page) => {
    const items = page.map(itemOf);
    const header = columns === null && items.length > 0;
    columns ??= items[0] === undefined ? null : Object.keys(items[0]);
    if (columns === null) return '';
    const known = columns;
    return csvText(
      items.map((item) => cellsOf(item, known)),
      { columns, header },
    );
  };
}

function cellsOf(item: object, columns: readonly string[]): Readonly<Record<string, unknown>> {
  const cells = Object.entries(item);
  const stray = cells.find(([field]) => !columns.includes(field));
  if (stray !== undefined) throw new Error(`a row has the field ${stray[0]}, the first has not`);
  return Object.fromEntries(
    cells.map(([field, value]) => [
      field,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ]),
  );
}
