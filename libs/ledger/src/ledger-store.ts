// SPDX-License-Identifier: Apache-2.0
import type { ActKind, Channel, Claim, JsonObject } from './domain/entry.js';
import type { PackedAhead, Stamp } from './packed-ahead.js';

/** The received bytes and what came with them, as they go into the ledger. */
export interface ReceivedPayload {
  readonly mediaType: string | null;
  /** key and headers, encoded by `encodeMeta` */
  readonly meta: Uint8Array;
  readonly value: Uint8Array;
}

/** Something to be written: a record as it arrived, or an act of the ledger itself. */
export type NewEntry = NewEvent | NewAct;

/** One received record, judged but unaltered. */
export interface NewEvent {
  readonly kind: 'event';
  readonly channel: Channel;
  readonly claim: Claim | null;
  /** 16 bytes that stand for (source, id); null when the record claims none */
  readonly identity: Uint8Array | null;
  readonly payload: ReceivedPayload;
  /** the last rung of the ladder it passed, 0 to 5 (intake.md §2) */
  readonly state: number;
  /** the first problem: code, colon, words */
  readonly reason: string | null;
}

/** What the ledger itself does; small things in the entry, large ones in a payload. */
export interface NewAct {
  readonly kind: ActKind;
  readonly act: JsonObject;
  readonly payload: ReceivedPayload | null;
}

/** The place of a partition's cursor. */
export interface PartitionPlace {
  readonly topic: string;
  readonly partition: number;
}

/** By what a record is known again when it is read a second time. */
export interface RecordMark {
  readonly offset: bigint;
  readonly digest: Uint8Array;
}

/** How far a partition has been read. */
export interface Cursor {
  /** the next offset to read; 0 where nothing was read */
  readonly next: bigint;
  /** the last record read; null where none was, or where it went with a gap */
  readonly last: RecordMark | null;
}

/** A cursor with what became of the offsets before it that are no entries. */
export interface CursorTally extends Cursor, PartitionPlace {
  readonly redeliveries: number;
  readonly skipped: number;
  readonly lost: number;
}

/** A move of one partition's cursor, made only if nobody else has moved it. */
export interface CursorMove extends PartitionPlace {
  readonly from: bigint;
  readonly to: bigint;
  /** the last record before `to`; absent: as it was */
  readonly last?: RecordMark | null;
  /** how many of the offsets held no record */
  readonly skipped?: bigint;
  /** how many of the offsets the broker had deleted */
  readonly lost?: bigint;
}

export interface AppendRequest {
  readonly ledger: string;
  readonly entries: readonly NewEntry[];
  /** moved in the same transaction as the entries; absent for intake that has no offsets */
  readonly cursor?: CursorMove;
  /** Whether two payloads of one identity say the same; asked only on a hit. */
  readonly isSameContent: (stored: ReceivedPayload, arrived: ReceivedPayload) => boolean;
  /**
   * Packs the entries in another thread, before it is known whether the ledger has any of them; null
   * where that cannot be done. Then, or where the ledger has one, `entries` is read and packed here.
   */
  readonly packAhead?: (stamp: Stamp) => Promise<PackedAhead | null>;
}

/** What became of each record of a request, in its order. */
export type Outcome =
  | { readonly kind: 'appended'; readonly position: number }
  | { readonly kind: 'conflict'; readonly position: number; readonly conflictsWith: number }
  | { readonly kind: 'redelivery'; readonly position: number };

/**
 * `fenced`: another reader moved the cursor, nothing was written; read the cursor and go on there.
 * `refused`: an entry cannot be held, nothing was written; the reason says why, not which.
 */
export type Appended =
  | { readonly kind: 'appended'; readonly outcomes: readonly Outcome[]; readonly size: number }
  | { readonly kind: 'fenced' }
  | { readonly kind: 'refused'; readonly reason: string };

/** A ledger's growing end. */
export interface LedgerHead {
  readonly ledger: string;
  /** the name that checkpoints are signed under */
  readonly origin: string;
  /** number of entries; positions run from 0 to size − 1 */
  readonly size: number;
  readonly recordedAt: Date;
}

/** An entry as stored, beside what was found out about it on arrival. */
export interface StoredEntry {
  readonly position: number;
  readonly recordedAt: Date;
  readonly state: number;
  readonly reason: string | null;
  /** exactly the bytes that are hashed */
  readonly entry: Uint8Array;
  /** null once erased, and for own acts without one */
  readonly payload: ReceivedPayload | null;
}

/** An entry as a list shows it: never the payload itself. */
export interface ListedEntry extends Omit<StoredEntry, 'payload'> {
  /** hex SHA-256 of the received value; null when there is none */
  readonly payloadDigest: string | null;
}

export interface EntryRange {
  readonly ledger: string;
  /** first position wanted */
  readonly from: number;
  /** positions below this one */
  readonly to: number;
  readonly limit: number;
}

/** The ledger's storage: one transaction an append, one order of positions (ledger.md §3). */
export abstract class LedgerStore {
  /** Makes sure that the ledger exists, and returns its head. Throws LEDGER_MISMATCH on another origin. */
  abstract open(ledger: string, origin: string): Promise<LedgerHead>;
  /** Throws LEDGER_UNKNOWN. */
  abstract head(ledger: string): Promise<LedgerHead>;
  abstract heads(): Promise<readonly LedgerHead[]>;
  abstract append(request: AppendRequest): Promise<Appended>;
  /** How far a partition has been read; makes its cursor at 0 where there is none. */
  abstract cursor(at: PartitionPlace, ledger: string): Promise<Cursor>;
  /** The cursors of a ledger. */
  abstract cursors(ledger: string): Promise<readonly CursorTally[]>;
  /** For each identity, whether an entry carries it. */
  abstract known(ledger: string, identities: readonly Uint8Array[]): Promise<readonly boolean[]>;
  /** A page of entries with their payloads, in the order of positions. */
  abstract read(range: EntryRange): Promise<readonly StoredEntry[]>;
  /** A page of entries without payloads, in the order of positions. */
  abstract list(range: EntryRange): Promise<readonly ListedEntry[]>;
}
