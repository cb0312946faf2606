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

/** Records of one partition in the order of their offsets. */
export interface RecordBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly KafkaRecord[];
  /** the offset that the next record of this partition will get */
  readonly highWatermark: bigint;
}

/** A record to be published. */
export interface NewRecord {
  readonly key: string | Uint8Array | null;
  readonly value: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

type RawHeaders = Readonly<Record<string, Raw | readonly Raw[] | undefined>>;
type Raw = Uint8Array | string;

/** Flattens kafkajs' header object, where a repeated name holds a list, into the pairs received. */
export function headerPairs(headers: RawHeaders | undefined): KafkaRecord['headers'] {
  if (headers === undefined) return [];
  return Object.entries(headers).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.map((each) => [name, bytesOf(each)] as const);
  });
}

function bytesOf(value: Raw | null | undefined): Uint8Array | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? Buffer.from(value) : value;
}
