// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import { decodeEntry } from '../domain/decode-entry.js';
import type { EntryRange, ListedEntry, ReceivedPayload, StoredEntry } from '../ledger-store.js';
import { besideEntry } from './beside-entry.js';

interface EntryRow {
  readonly position: number;
  readonly recordedAt: Date;
  readonly state: number;
  readonly reason: string | null;
  readonly entry: Buffer;
}

const PAGE = `
     WHERE e.ledger = $1 AND e.position >= $2 AND e.position < $3
     ORDER BY e.position LIMIT $4`;
const COLUMNS = 'e.position, e.recorded_at AS "recordedAt", e.state, e.reason, e.entry';
const PAYLOAD = besideEntry('ledger_payload', 'p', 'meta, value');

/** A page of entries and their payloads, for projections. */
export async function readEntries(
  database: Database,
  { ledger, from, to, limit }: EntryRange,
): Promise<readonly StoredEntry[]> {
  type PayloadRow = EntryRow & { readonly meta: Buffer | null; readonly value: Buffer | null };
  const rows = await database.query<PayloadRow>(
    `SELECT ${COLUMNS}, p.meta, p.value FROM ledger_entry e ${PAYLOAD} ${PAGE}`,
    [ledger, from, to, limit],
  );
  return rows.map(({ meta, value, ...row }) => ({
    ...row,
    payload: meta && value && payloadOf(row.entry, meta, value),
  }));
}

/** A page of entries with the digest of their payloads alone. */
export async function listEntries(
  database: Database,
  { ledger, from, to, limit }: EntryRange,
): Promise<readonly ListedEntry[]> {
  return database.query<EntryRow & { readonly payloadDigest: string | null }>(
    `SELECT ${COLUMNS}, encode(sha256(p.value), 'hex') AS "payloadDigest"
       FROM ledger_entry e ${PAYLOAD} ${PAGE}`,
    [ledger, from, to, limit],
  );
}

/** The media type stands in the entry, which is not decoded until somebody asks: projections never do. */
function payloadOf(entry: Buffer, meta: Buffer, value: Buffer): ReceivedPayload {
  return {
    get mediaType() {
      return mediaTypeOf(entry);
    },
    meta,
    value,
  };
}

function mediaTypeOf(entry: Uint8Array): string | null {
  const decoded = decodeEntry(entry);
  return decoded.kind === 'unreadable' ? null : (decoded.payload?.mediaType ?? null);
}
