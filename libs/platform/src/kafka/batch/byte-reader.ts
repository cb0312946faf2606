// SPDX-License-Identifier: Apache-2.0

/** Reads the variable-length numbers of Kafka's records (zigzag, seven bits a byte) and byte strings. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  /** A signed number of up to 32 bits. */
  varint(): number {
    const value = this.varlong();
    if (value >= -(2 ** 31) && value < 2 ** 31) return value;
    throw new RangeError(`${value} is no 32-bit number`);
  }

  /** A signed number of up to 64 bits; beyond 2^53, where no producer's clock is, not exact. */
  varlong(): number {
    let value = 0;
    let weight = 1;
    for (let count = 0; count < 10; count += 1) {
      const byte = this.byte();
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
      weight *= 128;
    }
    throw new RangeError('a number of more than ten bytes');
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError('the records end too early');
    this.at += 1;
    return byte;
  }

  /** A byte string behind its length, a view and no copy; null for the length −1. */
  string(): Buffer | null {
    const length = this.varint();
    if (length === -1) return null;
    const end = this.at + length;
    if (length < 0 || end > this.bytes.length) throw new RangeError(`a string of ${length} bytes`);
    const string = this.bytes.subarray(this.at, end);
    this.at = end;
    return string;
  }
}
