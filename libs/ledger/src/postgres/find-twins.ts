// SPDX-License-Identifier: Apache-2.0
import { decodeEntry } from '../domain/decode-entry.js';
import { besideEntry } from './beside-entry.js';
import type { Twin, Twins } from './plan-append.js';
import { keyOfUuid, uuidArray } from './uuid-array.js';

/** Runs a statement, inside a transaction or outside. */
export type Query = <R extends object>(text: string, values: unknown[]) => Promise<readonly R[]>;

/** Identities of a request, and where to look for them. */
export interface Sought {
  readonly ledger: string;
  readonly identities: readonly Uint8Array[];
}

interface Hit {
  readonly identity: string;
  readonly position: number;
}

/**
 * The entries from position `from` on that carry one of the identities. Most requests repeat
 * none, so which positions do is asked first, of the identities alone, and content only of those.
 */
export async function findTwins(
  query: Query,
  { ledger, identities }: Sought,
  from: number,
): Promise<Twins> {
  if (identities.length === 0) return NONE;
  const hits = await query<Hit>(
    `SELECT identity, position FROM ledger_identity
      WHERE ledger = $1 AND identity = ANY ($2::uuid[]) AND position >= $3`,
    [ledger, uuidArray(identities), from],
  );
  return hits.length === 0 ? NONE : readTwins(query, ledger, hits);
}

/** Whether two entries of a request share an identity is not asked here: `planAppend` sees both. */
const NONE: Twins = new Map();

interface TwinRow {
  readonly position: number;
  readonly entry: Buffer;
  readonly meta: Buffer | null;
  readonly value: Buffer | null;
}

async function readTwins(query: Query, ledger: string, hits: readonly Hit[]): Promise<Twins> {
  const keys = new Map(hits.map(({ identity, position }) => [position, keyOfUuid(identity)]));
  const rows = await query<TwinRow>(
    `SELECT e.position, e.entry, p.meta, p.value
       FROM unnest($2::bigint[]) AS hit(position)
      CROSS JOIN LATERAL (
        SELECT ledger, position, entry FROM ledger_entry
         WHERE ledger = $1 AND position = hit.position OFFSET 0) e
       ${besideEntry('ledger_payload', 'p', 'meta, value')}
      ORDER BY e.position`,
    [ledger, [...keys.keys()]],
  );
  const twins = new Map<string, Twin[]>();
  for (const { position, entry, meta, value } of rows) {
    const key = keys.get(position) ?? '';
    const payload = meta && value && { mediaType: mediaTypeOf(entry), meta, value };
    twins.set(key, [...(twins.get(key) ?? []), { position, payload }]);
  }
  return twins;
}

function mediaTypeOf(entry: Uint8Array): string | null {
  const decoded = decodeEntry(entry);
  return decoded.kind === 'unreadable' ? null : (decoded.payload?.mediaType ?? null);
}
