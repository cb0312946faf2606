// SPDX-License-Identifier: Apache-2.0
import { CopyBuffer } from '#platform';
import type { NewEntry } from '../ledger-store.js';
import type { PackedAhead, Stamp } from '../packed-ahead.js';
import { type Expected, type PackedRows, RowPacker } from './pack-rows.js';
import { identityKey } from './uuid-array.js';

const HASH_LENGTH = 32;
const IDENTITY_LENGTH = 16;

/**
 * Packs entries as `append` does, one as soon as it is there; null where two of them share an identity,
 * so that one may be a redelivery. There are at most `expected.count`.
 */
export function packAhead(
  entries: Iterable<NewEntry>,
  expected: Expected,
  stamp: Stamp,
): PackedAhead | null {
  const packer = new RowPacker(expected, stamp);
  const identities: Uint8Array[] = [];
  for (const source of entries) {
    packer.add({ source, conflictsWith: null });
    if (source.kind === 'event' && source.identity !== null) identities.push(source.identity);
  }
  if (new Set(identities.map(identityKey)).size < identities.length) return null;
  const rows = packer.rows();
  return {
    count: rows.count,
    leaves: joined(rows.leaves, HASH_LENGTH),
    identities: joined(identities, IDENTITY_LENGTH),
    rows: [rows.entries.parts, rows.payloads.parts, rows.identities.parts],
  };
}

/** The buffers in it, for handing them over without a copy. */
export function buffersOf({ leaves, identities, rows }: PackedAhead): readonly ArrayBuffer[] {
  const parts = rows.flatMap(({ bytes, positions }) => [bytes.buffer, positions.buffer]);
  return [leaves.buffer, identities.buffer, ...parts];
}

/** The rows as they were packed. */
export function rowsOf({ count, leaves, rows }: PackedAhead): PackedRows {
  const [entries, payloads, identities] = rows;
  return {
    count,
    leaves: cut(leaves, HASH_LENGTH),
    entries: CopyBuffer.of(entries),
    payloads: CopyBuffer.of(payloads),
    identities: CopyBuffer.of(identities),
  };
}

/** The identities, one by one. */
export function identitiesOf({ identities }: PackedAhead): readonly Uint8Array[] {
  return cut(identities, IDENTITY_LENGTH);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.length * length);
  pieces.forEach((piece, index) => whole.set(piece, index * length));
  return whole;
}

function cut(whole: Uint8Array, length: number): readonly Uint8Array[] {
  return Array.from({ length: whole.length / length }, (_, index) =>
    whole.subarray(index * length, (index + 1) * length),
  );
}
