// SPDX-License-Identifier: Apache-2.0

/** A record as the broker holds it: bytes, unread. */
export interface KafkaRecord {
  readonly offset: bigint;
  /** milliseconds since the epoch, as the broker says them */
  readonly timestamp: string;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: readonly (readonly [name: string, value: Uint8Array | null])[];
}

/** A record to be published. */
export interface NewRecord {
  readonly key: string | Uint8Array | null;
  readonly value: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}
