// SPDX-License-Identifier: Apache-2.0
import { CopyQuery, type Session } from '#platform';
import type { PackedRows } from './pack-rows.js';

/** Writes entries, payloads and identities by binary COPY, the first entry at position `first`. */
export async function copyRows(session: Session, rows: PackedRows, first: number): Promise<void> {
  const tables = [
    ['ledger_entry', rows.entries],
    ['ledger_payload', rows.payloads],
    ['ledger_identity', rows.identities],
  ] as const;
  const filled = tables.filter(([, buffer]) => !buffer.isEmpty);
  const copies = new CopyQuery(
    filled.map(([table, buffer]) => ({ table, rows: buffer.finish(first) })),
  );
  session.query(copies);
  await copies.done;
}
