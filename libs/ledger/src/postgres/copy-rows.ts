// SPDX-License-Identifier: Apache-2.0
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Session } from '#platform';
import type { CopyBuffer } from './copy-buffer.js';
import type { PackedRows } from './pack-rows.js';

/** Writes entries, payloads and identities by binary COPY, the first entry at position `first`. */
export async function copyRows(session: Session, rows: PackedRows, first: number): Promise<void> {
  await copy(session, 'ledger_entry', { rows: rows.entries, first });
  await copy(session, 'ledger_payload', { rows: rows.payloads, first });
  await copy(session, 'ledger_identity', { rows: rows.identities, first });
}

type Table = 'ledger_entry' | 'ledger_payload' | 'ledger_identity';

async function copy(
  session: Session,
  table: Table,
  { rows, first }: { readonly rows: CopyBuffer; readonly first: number },
): Promise<void> {
  if (rows.isEmpty) return;
  const stream = session.query(copyFrom(`COPY ${table} FROM STDIN (FORMAT binary)`));
  stream.end(rows.finish(first));
  await finished(stream);
}
