// SPDX-License-Identifier: Apache-2.0

/** A record batch as the broker keeps it, not yet unpacked. */
export interface PackedBatch {
  /** of the message; 2 since Kafka 0.11 (KIP-98), the only one whose other fields are read */
  readonly format: number;
  readonly firstOffset: bigint;
  /** the offset after its last one, records or not */
  readonly nextOffset: bigint;
  /** written by the broker itself: the end of a transaction; holds no record of a producer */
  readonly isControl: boolean;
  readonly isTransactional: boolean;
  readonly producerId: bigint;
  readonly codec: number;
  /** what `crc` is the sum of: from the attributes to the end */
  readonly summed: Buffer;
  readonly crc: number;
  /** the whole batch, first offset and length included */
  readonly bytes: Buffer;
}

export const CURRENT_FORMAT = 2;

const FORMAT_AT = 16;
const BEFORE_LENGTH = 12;
const SUMMED_FROM = 21;
const CODEC_MASK = 0x07;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

/**
 * The batches in the records of a fetch response; the last one, which a broker may cut off, is left
 * out unless it is whole.
 */
export function readBatches(records: Buffer): readonly PackedBatch[] {
  const batches: PackedBatch[] = [];
  for (let at = 0; at + FORMAT_AT < records.length;) {
    const end = at + BEFORE_LENGTH + records.readInt32BE(at + 8);
    if (end > records.length || end <= at + FORMAT_AT) break;
    batches.push(readBatch(records.subarray(at, end)));
    at = end;
  }
  return batches;
}

function readBatch(bytes: Buffer): PackedBatch {
  const format = bytes.readInt8(FORMAT_AT);
  const firstOffset = bytes.readBigInt64BE(0);
  if (format !== CURRENT_FORMAT)
    return { ...NOTHING, format, firstOffset, nextOffset: firstOffset + 1n, bytes };
  const attributes = bytes.readInt16BE(SUMMED_FROM);
  return {
    format,
    firstOffset,
    nextOffset: firstOffset + BigInt(bytes.readInt32BE(23)) + 1n,
    isControl: (attributes & CONTROL) !== 0,
    isTransactional: (attributes & TRANSACTIONAL) !== 0,
    producerId: bytes.readBigInt64BE(43),
    codec: attributes & CODEC_MASK,
    crc: bytes.readUInt32BE(17),
    summed: bytes.subarray(SUMMED_FROM),
    bytes,
  };
}

const NOTHING = {
  isControl: false,
  isTransactional: false,
  producerId: -1n,
  codec: 0,
  crc: 0,
  summed: Buffer.of(),
};
