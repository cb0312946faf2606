// SPDX-License-Identifier: Apache-2.0

/**
 * SQL that joins to each row of `ledger_entry e` the row of a table at its position, or nulls, as
 * `alias`; searched one by one, whatever the statistics say (ADR 0039).
 */
export function besideEntry(table: string, alias: string, columns: string): string {
  return `LEFT JOIN LATERAL (
      SELECT ${columns} FROM ${table} WHERE ledger = e.ledger AND position = e.position OFFSET 0
    ) ${alias} ON true`;
}
