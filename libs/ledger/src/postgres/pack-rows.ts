// SPDX-License-Identifier: Apache-2.0
import { randomFillSync } from 'node:crypto';
import { CopyBuffer, Pacer } from '#platform';
import { entryText } from '../domain/encode-entry.js';
import { type Entry, MAX_ENTRY_LENGTH, type PayloadReference } from '../domain/entry.js';
import { LedgerError } from '../domain/errors.js';
import type { Hash } from '../domain/hash.js';
import { sha256Of } from '../domain/node-crypto.js';
import { SALT_LENGTH } from '../domain/payload.js';
import type { NewEntry, ReceivedPayload } from '../ledger-store.js';
import type { Stamp } from '../packed-ahead.js';
import { commitmentText } from './commit-payloads.js';

/** Entries in their final form but for their positions, as COPY takes them. */
export interface PackedRows {
  readonly count: number;
  readonly leaves: readonly Hash[];
  readonly entries: CopyBuffer;
  readonly payloads: CopyBuffer;
  readonly identities: CopyBuffer;
}

/** What is to be written, and the position of the entry whose identity it repeats with other content. */
export interface Arrival {
  readonly source: NewEntry;
  readonly conflictsWith: number | null;
}

/** packed before others may have their turn */
const AT_ONCE = 4;

/** The ladder is for what others say: our own acts stand on its top. */
const OWN_ACT = { state: 5, reason: null };

/** Builds the entries' bytes, salts, leaf hashes and rows; everything that needs no lock. */
export async function packRows(arrivals: readonly Arrival[], stamp: Stamp): Promise<PackedRows> {
  const { length: count } = arrivals;
  const ledger = Buffer.from(stamp.ledger);
  // one call for all salts: 2 µs each otherwise
  const salts = randomFillSync(Buffer.allocUnsafe(count * SALT_LENGTH));
  const common = { ledger: stamp.origin, recordedAt: new Date(stamp.recordedAtMs).toISOString() };
  const rows = {
    count,
    leaves: [] as Hash[],
    entries: new CopyBuffer(count * 700),
    payloads: new CopyBuffer(sizeOf(arrivals)),
    identities: new CopyBuffer(count * (46 + ledger.length)),
  };
  const pacer = new Pacer();
  for (const [index, arrival] of arrivals.entries()) {
    const salt = salts.subarray(index * SALT_LENGTH, (index + 1) * SALT_LENGTH);
    const text = entryText(entryOf(arrival, common, salt));
    packRow(rows, arrival, { index, ledger, salt, text, recordedAtMs: stamp.recordedAtMs });
    rows.leaves.push(leafOf(text));
    if (index % AT_ONCE === 0) await pacer.giveWay();
  }
  return rows;
}

interface Row {
  readonly index: number;
  readonly ledger: Buffer;
  readonly salt: Uint8Array;
  /** the entry */
  readonly text: string;
  readonly recordedAtMs: number;
}

function packRow(
  { entries, payloads, identities }: PackedRows,
  { source }: Arrival,
  { index, ledger, salt, text, recordedAtMs }: Row,
): void {
  const { state, reason } = source.kind === 'event' ? source : OWN_ACT;
  entries.row(6).bytes(ledger).position(index).timestamp(recordedAtMs).smallint(state);
  if (reason === null) entries.null();
  else entries.text(reason);
  checkLength(entries.text(text));
  if (source.payload !== null) {
    payloads.row(5).bytes(ledger).position(index).bytes(salt);
    payloads.bytes(source.payload.meta).bytes(source.payload.value);
  }
  if (source.kind === 'event' && source.identity !== null) {
    identities.row(3).bytes(ledger).bytes(source.identity).position(index);
  }
}

function sizeOf(arrivals: readonly Arrival[]): number {
  return arrivals.reduce((sum, { source: { payload } }) => {
    return sum + 128 + (payload === null ? 0 : payload.value.length + payload.meta.length);
  }, 0);
}

function checkLength(bytes: number): void {
  if (bytes <= MAX_ENTRY_LENGTH) return;
  throw new LedgerError('ENTRY_TOO_LARGE', `an entry of ${bytes} bytes`);
}

/** What `leafHash` gives for the bytes of the text, without making them. */
function leafOf(text: string): Hash {
  return sha256Of(`\0${text}`);
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

function referenceTo(payload: ReceivedPayload, salt: Uint8Array): PayloadReference {
  const { mediaType, value } = payload;
  return { mediaType, size: value.length, commitment: commitmentText(salt, payload) };
}
