// SPDX-License-Identifier: Apache-2.0
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = 2;
/** microseconds from 1970 to PostgreSQL's own epoch, 2000-01-01 */
const EPOCH_US = 946_684_800_000_000n;

/** Rows in the binary format of PostgreSQL's COPY, written field by field into one growing buffer. */
export class CopyBuffer {
  private buffer: Buffer;
  private at = SIGNATURE.length;

  /** `bytes`: about how large the whole will be. */
  constructor(bytes: number) {
    this.buffer = Buffer.allocUnsafe(bytes + 1_024);
    SIGNATURE.copy(this.buffer);
  }

  /** Begins a row of `fields` fields. */
  row(fields: number): this {
    this.reserve(2);
    this.at = this.buffer.writeInt16BE(fields, this.at);
    return this;
  }

  smallint(value: number): this {
    this.reserve(6);
    this.at = this.buffer.writeInt32BE(2, this.at);
    this.at = this.buffer.writeInt16BE(value, this.at);
    return this;
  }

  bigint(value: bigint): this {
    this.reserve(12);
    this.at = this.buffer.writeInt32BE(8, this.at);
    this.at = this.buffer.writeBigInt64BE(value, this.at);
    return this;
  }

  timestamp(ms: number): this {
    return this.bigint(BigInt(ms) * 1_000n - EPOCH_US);
  }

  /** bytea, uuid (16 bytes), or text in UTF-8. */
  bytes(value: Uint8Array): this {
    this.reserve(4 + value.length);
    this.at = this.buffer.writeInt32BE(value.length, this.at);
    this.buffer.set(value, this.at);
    this.at += value.length;
    return this;
  }

  text(value: string | null): this {
    if (value !== null) return this.bytes(Buffer.from(value));
    this.reserve(4);
    this.at = this.buffer.writeInt32BE(-1, this.at);
    return this;
  }

  /** The whole, closed by its trailer. */
  finish(): Buffer {
    this.reserve(END);
    this.at = this.buffer.writeInt16BE(-1, this.at);
    return this.buffer.subarray(0, this.at);
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe((this.at + bytes) * 2);
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}
