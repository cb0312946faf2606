// SPDX-License-Identifier: Apache-2.0
import type { WireProblem } from './problem.js';

/** Headers as the transport gives them: in order, repetitions kept, values undecoded. */
export type WireHeaders = readonly (readonly [name: string, value: Uint8Array | null])[];

/**
 * A Kafka record, or an HTTP request read as one. `value` is null for a tombstone; HTTP header
 * values are the bytes that stood on the wire.
 */
export interface WireRecord {
  readonly headers: WireHeaders;
  readonly value: Uint8Array | null;
}

/**
 * How an event was wrapped: CloudEvents `structured` or `binary`, a `bare` CDEvent, a stand-alone
 * CDEvents `link`, or `raw`, which is everything else.
 */
export type WireShape = 'structured' | 'binary' | 'bare' | 'link' | 'raw';

/** Context attributes as text, extensions included; the object inherits nothing. */
export type Attributes = Readonly<Record<string, string>>;

/**
 * What the event says it is, each text exactly as received: case, slashes and Unicode forms are
 * kept apart. At most 2,048 bytes of UTF-8 each, without NUL and without half a surrogate pair.
 * `time` is null where none could be read, and need not be RFC 3339 below state 2.
 */
export interface Claim {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string | null;
}

/** A record read as far as it can be read; see {@link decodeRecord}. */
export interface Decoded {
  readonly shape: WireShape;
  /** The content-type header as received, at most 256 characters of printable ASCII. */
  readonly mediaType: string | null;
  /** The last rung passed: 0 stored, 1 JSON, 2 envelope. */
  readonly state: 0 | 1 | 2;
  /** What kept it from the next rung; at state 2 something worth noting, or null. */
  readonly reason: WireProblem | null;
  readonly claim: Claim | null;
  /** CloudEvents `data`; the whole JSON body when bare, link or raw; undefined when unread. */
  readonly document: unknown;
  readonly attributes: Attributes;
  /** The record's value, untouched. */
  readonly value: Uint8Array | null;
}
