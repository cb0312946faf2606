// SPDX-License-Identifier: Apache-2.0
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Session } from '#platform';
import type { EntryRow } from './build-rows.js';
import { CopyBuffer } from './copy-buffer.js';

/** Where and when the rows of one append are written. */
export interface Placement {
  readonly ledger: string;
  /** position of the first row */
  readonly first: number;
  readonly recordedAtMs: number;
}

/** Writes entries, payloads and identities by binary COPY, each table in one message. */
export async function copyRows(
  session: Session,
  rows: readonly EntryRow[],
  at: Placement,
): Promise<void> {
  const ledger = Buffer.from(at.ledger);
  await copy(session, 'ledger_entry', entryRows(rows, at, ledger));
  await copy(session, 'ledger_payload', payloadRows(rows, at, ledger));
  await copy(session, 'ledger_identity', identityRows(rows, at, ledger));
}

/** The ladder is for what others say: our own acts stand on its top. */
const OWN_ACT = { state: 5, reason: null };

type Table = 'ledger_entry' | 'ledger_payload' | 'ledger_identity';

async function copy(session: Session, table: Table, rows: Buffer): Promise<void> {
  const stream = session.query(copyFrom(`COPY ${table} FROM STDIN (FORMAT binary)`));
  stream.end(rows);
  await finished(stream);
}

function entryRows(rows: readonly EntryRow[], at: Placement, ledger: Buffer): Buffer {
  const buffer = new CopyBuffer(rows.length * 600);
  rows.forEach(({ bytes, source }, index) => {
    buffer
      .row(6)
      .bytes(ledger)
      .bigint(BigInt(at.first + index))
      .timestamp(at.recordedAtMs);
    const { state, reason } = source.kind === 'event' ? source : OWN_ACT;
    buffer.smallint(state).text(reason).bytes(bytes);
  });
  return buffer.finish();
}

function payloadRows(rows: readonly EntryRow[], at: Placement, ledger: Buffer): Buffer {
  const size = rows.reduce((sum, { source }) => sum + (source.payload?.value.length ?? 0) + 300, 0);
  const buffer = new CopyBuffer(size);
  rows.forEach(({ salt, source: { payload } }, index) => {
    if (payload === null) return;
    buffer
      .row(5)
      .bytes(ledger)
      .bigint(BigInt(at.first + index));
    buffer.bytes(salt).bytes(payload.meta).bytes(payload.value);
  });
  return buffer.finish();
}

function identityRows(rows: readonly EntryRow[], at: Placement, ledger: Buffer): Buffer {
  const buffer = new CopyBuffer(rows.length * 64);
  rows.forEach(({ source }, index) => {
    if (source.kind !== 'event' || source.identity === null) return;
    buffer
      .row(3)
      .bytes(ledger)
      .bytes(source.identity)
      .bigint(BigInt(at.first + index));
  });
  return buffer.finish();
}
