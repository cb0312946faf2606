// SPDX-License-Identifier: Apache-2.0

/** A type of PostgreSQL whose values all have one length. */
export interface ElementType {
  readonly oid: number;
  /** bytes of a value */
  readonly size: number;
}

const HEADER = 20;

/** Values as one array parameter in PostgreSQL's binary format: a fraction of the cost of its text. */
export function binaryArray<T>(
  { oid, size }: ElementType,
  values: readonly T[],
  write: (buffer: Buffer, value: T, at: number) => void,
): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER + values.length * (4 + size));
  // one dimension, no nulls, element type, its length, lower bound 1
  [1, 0, oid, values.length, 1].forEach((word, index) => buffer.writeInt32BE(word, index * 4));
  let at = HEADER;
  for (const value of values) {
    buffer.writeInt32BE(size, at);
    write(buffer, value, at + 4);
    at += 4 + size;
  }
  return buffer;
}

/** Whole numbers of up to 32 bits as an `int4[]`. */
export function integerArray(values: readonly number[]): Buffer {
  return binaryArray({ oid: 23, size: 4 }, values, (buffer, value, at) =>
    buffer.writeInt32BE(value, at),
  );
}
