// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'csv-stringify/sync';

/** How rows are written: which columns, and whether their names come first. */
export interface CsvOptions {
  readonly columns: readonly string[];
  readonly header: boolean;
}

/**
 * Rows as CSV (RFC 4180, lines end in CR LF). A cell that starts like a formula (`=`, `+`, `-`, `@`,
 * TAB, CR, and their full-width forms) gets an apostrophe before it, for a spreadsheet would run it:
 * the JSON of the same rows holds it untouched.
 */
export function csvText(
  rows: readonly Readonly<Record<string, unknown>>[],
  { columns, header }: CsvOptions,
): string {
  return stringify([...rows], {
    header,
    columns: [...columns],
    record_delimiter: '\r\n',
    escape_formulas: true,
    cast: { boolean: String },
  });
}
