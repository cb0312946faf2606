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

/** How much is to be packed: how many entries, and about how many bytes of payload. */
export interface Expected {
  readonly count: number;
  readonly bytes: number;
}

/** Packs all of them as `RowPacker` does, and lets others have their turn meanwhile. */
export async function packRows(arrivals: readonly Arrival[], stamp: Stamp): Promise<PackedRows> {
  const packer = new RowPacker({ count: arrivals.length, bytes: bytesOf(arrivals) }, stamp);
  const pacer = new Pacer();
  for (const [index, arrival] of arrivals.entries()) {
    packer.add(arrival);
    if (index % AT_ONCE === 0) await pacer.giveWay();
  }
  return packer.rows();
}

/**
 * Builds the entries' bytes, salts, leaf hashes and rows; everything that needs no lock. Keeps nothing
 * of what is added but bytes.
 */
export class RowPacker {
  private readonly leaves: Hash[] = [];
  private readonly ledger: Buffer;
  private readonly common: Pick<Entry, 'ledger' | 'recordedAt'>;
  private readonly salts: Buffer;
  private readonly entries: CopyBuffer;
  private readonly payloads: CopyBuffer;
  private readonly identities: CopyBuffer;

  constructor(
    { count, bytes }: Expected,
    private readonly stamp: Stamp,
  ) {
    this.ledger = Buffer.from(stamp.ledger);
    this.common = {
      ledger: stamp.origin,
      recordedAt: new Date(stamp.recordedAtMs).toISOString(),
    };
    // one call for all salts: 2 µs each otherwise
    this.salts = randomFillSync(Buffer.allocUnsafe(count * SALT_LENGTH));
    this.entries = new CopyBuffer(count * 700);
    this.payloads = new CopyBuffer(count * 128 + bytes);
    this.identities = new CopyBuffer(count * (46 + this.ledger.length));
  }

  /** Throws LedgerError ENTRY_TOO_LARGE or ENTRY_INVALID, as `encodeEntry` does. */
  add(arrival: Arrival): void {
    const index = this.leaves.length;
    const salt = this.salts.subarray(index * SALT_LENGTH, (index + 1) * SALT_LENGTH);
    const text = entryText(entryOf(arrival, this.common, salt));
    const { source } = arrival;
    this.addEntry(source, text);
    if (source.payload !== null) {
      this.payloads.row(5).bytes(this.ledger).position(index).bytes(salt);
      this.payloads.bytes(source.payload.meta).bytes(source.payload.value);
    }
    if (source.kind === 'event' && source.identity !== null) {
      this.identities.row(3).bytes(this.ledger).bytes(source.identity).position(index);
    }
    this.leaves.push(leafOf(text));
  }

  /** What has been added. */
  rows(): PackedRows {
    const { leaves, entries, payloads, identities } = this;
    return { count: leaves.length, leaves, entries, payloads, identities };
  }

  private addEntry(source: NewEntry, text: string): void {
    const { entries, ledger, leaves, stamp } = this;
    const { state, reason } = source.kind === 'event' ? source : OWN_ACT;
    entries.row(6).bytes(ledger).position(leaves.length);
    entries.timestamp(stamp.recordedAtMs).smallint(state);
    if (reason === null) entries.null();
    else entries.text(reason);
    checkLength(entries.text(text));
  }
}

function bytesOf(arrivals: readonly Arrival[]): number {
  return arrivals.reduce((sum, { source: { payload } }) => {
    return sum + (payload === null ? 0 : payload.value.length + payload.meta.length);
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
