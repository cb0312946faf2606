// SPDX-License-Identifier: Apache-2.0
import { randomFillSync } from 'node:crypto';
import { commitPayload } from '../domain/commitment.js';
import { encodeEntry } from '../domain/encode-entry.js';
import type { Entry, PayloadReference } from '../domain/entry.js';
import type { Hash } from '../domain/hash.js';
import { SALT_LENGTH } from '../domain/payload.js';
import { leafHash } from '../domain/tree-hash.js';
import type { NewEntry, ReceivedPayload } from '../ledger-store.js';

/** An entry in its final form, ready to be written at a position. */
export interface EntryRow {
  readonly source: NewEntry;
  readonly salt: Uint8Array;
  readonly bytes: Uint8Array;
  readonly leaf: Hash;
}

/** What is to be written, and the position of the entry whose identity it repeats with other content. */
export interface Arrival {
  readonly source: NewEntry;
  readonly conflictsWith: number | null;
}

/** Under which name and time entries are written. */
export interface Stamp {
  readonly origin: string;
  readonly recordedAtMs: number;
}

/** Builds the entries' bytes, salts and leaf hashes; everything that needs no lock. */
export function buildRows(arrivals: readonly Arrival[], stamp: Stamp): readonly EntryRow[] {
  // one call for all salts: 2 µs each otherwise
  const salts = randomFillSync(Buffer.allocUnsafe(arrivals.length * SALT_LENGTH));
  const common = {
    ledger: stamp.origin,
    recordedAt: new Date(stamp.recordedAtMs).toISOString(),
  };
  return arrivals.map((arrival, index) => {
    const { source } = arrival;
    const salt = salts.subarray(index * SALT_LENGTH, (index + 1) * SALT_LENGTH);
    const bytes = encodeEntry(entryOf(arrival, common, salt));
    return { source, salt, bytes, leaf: leafHash(bytes) };
  });
}

function entryOf(
  { source, conflictsWith }: Arrival,
  common: Pick<Entry, 'ledger' | 'recordedAt'>,
  salt: Uint8Array,
): Entry {
  if (source.kind === 'event') {
    const { channel, claim, payload } = source;
    return {
      kind: 'event',
      ...common,
      channel,
      claim,
      payload: referenceTo(payload, salt),
      conflictsWith: conflictsWith === null ? null : String(conflictsWith),
    };
  }
  const { kind, act, payload } = source;
  return { kind, ...common, act, payload: payload && referenceTo(payload, salt) };
}

function referenceTo(
  { mediaType, meta, value }: ReceivedPayload,
  salt: Uint8Array,
): PayloadReference {
  const commitment = Buffer.from(commitPayload({ salt, meta, value })).toString('base64');
  return { mediaType, size: value.length, commitment };
}
