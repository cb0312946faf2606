// SPDX-License-Identifier: Apache-2.0
import { randomFillSync } from 'node:crypto';
import { commitPayload } from '../domain/commitment.js';
import { encodeEntry } from '../domain/encode-entry.js';
import type { Hash } from '../domain/hash.js';
import { SALT_LENGTH } from '../domain/payload.js';
import { leafHash } from '../domain/tree-hash.js';
import type { NewEntry } from '../ledger-store.js';

/** An entry in its final form, ready to be written at a position. */
export interface EntryRow {
  readonly source: NewEntry;
  readonly salt: Uint8Array;
  readonly bytes: Uint8Array;
  readonly leaf: Hash;
}

/** A record to be written, and the position of the entry whose identity it repeats with other content. */
export interface Arrival {
  readonly source: NewEntry;
  readonly conflictsWith: number | null;
}

/** Builds the entries' bytes, salts and leaf hashes; everything that needs no lock. */
export function buildRows(
  arrivals: readonly Arrival[],
  stamp: { readonly origin: string; readonly recordedAtMs: number },
): readonly EntryRow[] {
  // one call for all salts: 2 µs each otherwise
  const salts = randomFillSync(Buffer.allocUnsafe(arrivals.length * SALT_LENGTH));
  const recordedAt = new Date(stamp.recordedAtMs).toISOString();
  return arrivals.map(({ source, conflictsWith }, index) => {
    const salt = salts.subarray(index * SALT_LENGTH, (index + 1) * SALT_LENGTH);
    const { mediaType, meta, value } = source.payload;
    const commitment = commitPayload({ salt, meta, value });
    const bytes = encodeEntry({
      kind: 'event',
      ledger: stamp.origin,
      recordedAt,
      channel: source.channel,
      claim: source.claim,
      payload: {
        mediaType,
        size: value.length,
        commitment: Buffer.from(commitment).toString('base64'),
      },
      conflictsWith: conflictsWith === null ? null : String(conflictsWith),
    });
    return { source, salt, bytes, leaf: leafHash(bytes) };
  });
}
