// SPDX-License-Identifier: Apache-2.0
import { decodeEntry } from '../domain/decode-entry.js';
import type { AppendRequest } from '../ledger-store.js';
import type { Twin, Twins } from './plan-append.js';
import { uuidArray } from './uuid-array.js';

interface TwinRow {
  readonly identity: string;
  readonly position: number;
  readonly entry: Buffer;
  readonly meta: Buffer | null;
  readonly value: Buffer | null;
}
/** runs a statement, inside a transaction or outside */
type Query = (text: string, values: unknown[]) => Promise<readonly TwinRow[]>;

/** The entries from position `from` on that carry an identity of the request. */
export async function findTwins(
  query: Query,
  request: AppendRequest,
  from: number,
): Promise<Twins> {
  const identities = request.entries.flatMap((entry) =>
    entry.kind === 'event' ? (entry.identity ?? []) : [],
  );
  if (identities.length === 0) return new Map();
  const rows = await query(
    `SELECT i.identity, i.position, e.entry, p.meta, p.value
       FROM ledger_identity i
       JOIN ledger_entry e ON e.ledger = i.ledger AND e.position = i.position
       LEFT JOIN ledger_payload p ON p.ledger = i.ledger AND p.position = i.position
      WHERE i.ledger = $1 AND i.identity = ANY ($2::uuid[]) AND i.position >= $3
      ORDER BY i.position`,
    [request.ledger, uuidArray(identities), from],
  );
  return groupByIdentity(rows);
}

function groupByIdentity(rows: readonly TwinRow[]): Twins {
  const twins = new Map<string, Twin[]>();
  for (const { identity, position, entry, meta, value } of rows) {
    const payload = meta && value && { mediaType: mediaTypeOf(entry), meta, value };
    twins.set(identity, [...(twins.get(identity) ?? []), { position, payload }]);
  }
  return twins;
}

function mediaTypeOf(entry: Uint8Array): string | null {
  const decoded = decodeEntry(entry);
  return decoded.kind === 'unreadable' ? null : (decoded.payload?.mediaType ?? null);
}
