// SPDX-License-Identifier: Apache-2.0

/** One position of a ledger: what its leaf hash is taken of, kept for ever. */
export type Entry = EventEntry | ActEntry;

/** A record as it arrived: whence, what it claims to be, and the commitment to its bytes. */
export interface EventEntry {
  readonly kind: 'event';
  /** The ledger's origin, the first line of its checkpoints. */
  readonly ledger: string;
  /** UTC with milliseconds: `2026-11-24T10:00:00.123Z`. */
  readonly recordedAt: string;
  readonly channel: Channel;
  /** Text exactly as received, or null when the record could not be read that far. */
  readonly claim: Claim | null;
  /** Position (decimal) of an earlier entry with the same source and id but other content. */
  readonly conflictsWith: string | null;
  readonly payload: PayloadReference;
}

/** The ledger's own act. */
export interface ActEntry {
  readonly kind: ActKind;
  readonly ledger: string;
  readonly recordedAt: string;
  /** What was done: JSON of strings, booleans, null, objects, arrays and safe integers. */
  readonly act: JsonObject;
  readonly payload: PayloadReference | null;
}

/** Acts: the ledger's beginning, a change of key, an erasure, … */
export const ACT_KINDS = [
  'genesis',
  'key',
  'erasure',
  'classification',
  'report',
  'access',
  'gap',
] as const;

/** Which act of the ledger's own an entry records. */
export type ActKind = (typeof ACT_KINDS)[number];

export const ENTRY_KINDS = ['event', ...ACT_KINDS] as const;

/** The longest entry that an entry bundle can hold: its length is a uint16 (C2SP tlog-tiles). */
export const MAX_ENTRY_LENGTH = 65_535;

/** How a record came. Offset and timestamp (milliseconds since the epoch) are decimal text. */
export type Channel =
  | {
      readonly kind: 'kafka';
      readonly topic: string;
      readonly partition: number;
      readonly offset: string;
      readonly timestamp: string;
    }
  | { readonly kind: 'http'; readonly route: string; readonly principal: string };

/** What a record says it is. */
export interface Claim {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string | null;
}

/** What an entry keeps of its payload, whatever happens to the payload. */
export interface PayloadReference {
  readonly mediaType: string | null;
  /** Bytes of the record's value. */
  readonly size: number;
  /** What `commitPayload` gives, in base64. */
  readonly commitment: string;
}

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object; its order of members does not matter. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Bytes that are no entry of a form we know, and why. */
export interface UnreadableEntry {
  readonly kind: 'unreadable';
  readonly reason: UnreadableReason;
}

/** The first thing that is wrong, from the outside in. */
export type UnreadableReason =
  | 'too_large'
  | 'not_utf8'
  | 'not_json'
  | 'unknown_version'
  | 'unknown_kind'
  | 'invalid'
  | 'not_canonical';
