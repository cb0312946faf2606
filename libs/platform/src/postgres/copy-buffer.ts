// SPDX-License-Identifier: Apache-2.0

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** milliseconds from 1970 to PostgreSQL's own epoch, 2000-01-01 */
const EPOCH_MS = 946_684_800_000;
const TWO_32 = 2 ** 32;
/** of the type text, as the server's catalogue has it since ever */
const TEXT_OID = 25;

/** Rows for COPY, the trailer not yet written, as bytes that can go from thread to thread. */
export interface CopyParts {
  /** the first `length` of them are written */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly length: number;
  /** where in the bytes positions stand */
  readonly positions: Uint32Array<ArrayBuffer>;
}

/**
 * Rows in the binary format of PostgreSQL's COPY, written field by field into one growing buffer.
 * Positions are counted from 0 and moved when it is known where they begin.
 */
export class CopyBuffer {
  private buffer: Buffer<ArrayBuffer>;
  private at = SIGNATURE.length;
  /** where in the buffer positions stand, and what they count from 0 */
  private positions: number[] = [];
  private first = 0;

  /** `bytes`: about how large the whole will be. */
  constructor(bytes: number) {
    this.buffer = Buffer.allocUnsafeSlow(bytes + 1_024);
    SIGNATURE.copy(this.buffer);
  }

  /** A buffer of which another thread has handed over the parts. */
  static of({ bytes, length, positions }: CopyParts): CopyBuffer {
    const whole = new CopyBuffer(0);
    whole.buffer = Buffer.from(bytes.buffer);
    whole.at = length;
    whole.positions = Array.from(positions);
    return whole;
  }

  /** What it consists of; it is not to be written to afterwards. */
  get parts(): CopyParts {
    const positions = new Uint32Array(this.positions);
    return { bytes: new Uint8Array(this.buffer.buffer), length: this.at, positions };
  }

  /** The eight bytes of a timestamp's value. */
  static timestampOf(ms: number): Buffer {
    const bytes = Buffer.alloc(8);
    writeBigint(bytes, (ms - EPOCH_MS) * 1_000, 0);
    return bytes;
  }

  /** Changes each row that has a position where it stands; `positionAt`: where in the bytes that is. */
  alter<T>(change: (bytes: Buffer, positionAt: number) => T): readonly T[] {
    return this.positions.map((positionAt) => change(this.buffer, positionAt));
  }

  get isEmpty(): boolean {
    return this.at === SIGNATURE.length;
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

  /** A bigint column that holds the position of the `index`-th entry of the append. */
  position(index: number): this {
    this.positions.push(this.at + 4);
    return this.bigint(index);
  }

  /** A number that JavaScript holds exactly. */
  bigint(value: number): this {
    this.reserve(12);
    this.buffer.writeInt32BE(8, this.at);
    writeBigint(this.buffer, value, this.at + 4);
    this.at += 12;
    return this;
  }

  integer(value: number): this {
    this.reserve(8);
    this.at = this.buffer.writeInt32BE(4, this.at);
    this.at = this.buffer.writeInt32BE(value, this.at);
    return this;
  }

  /** A bigint column that holds more than a JavaScript number does exactly. */
  int64(value: bigint): this {
    this.reserve(12);
    this.at = this.buffer.writeInt32BE(8, this.at);
    this.at = this.buffer.writeBigInt64BE(value, this.at);
    return this;
  }

  timestamp(ms: number): this {
    return this.bigint((ms - EPOCH_MS) * 1_000);
  }

  /** bytea, uuid (16 bytes), or text in UTF-8. */
  bytes(value: Uint8Array): this {
    this.reserve(4 + value.length);
    this.at = this.buffer.writeInt32BE(value.length, this.at);
    this.buffer.set(value, this.at);
    this.at += value.length;
    return this;
  }

  /** Returns the bytes of UTF-8 written. */
  text(value: string): number {
    this.reserve(4 + value.length * 3);
    const length = this.buffer.write(value, this.at + 4);
    this.buffer.writeInt32BE(length, this.at);
    this.at += 4 + length;
    return length;
  }

  /** A text array of one dimension. */
  texts(values: readonly string[]): this {
    this.reserve(24);
    const from = this.at;
    const isFilled = values.length > 0;
    this.at = this.buffer.writeInt32BE(isFilled ? 1 : 0, from + 4);
    this.at = this.buffer.writeInt32BE(0, this.at);
    this.at = this.buffer.writeInt32BE(TEXT_OID, this.at);
    if (isFilled) {
      this.at = this.buffer.writeInt32BE(values.length, this.at);
      this.at = this.buffer.writeInt32BE(1, this.at);
    }
    for (const value of values) this.text(value);
    this.buffer.writeInt32BE(this.at - from - 4, from);
    return this;
  }

  null(): this {
    this.reserve(4);
    this.at = this.buffer.writeInt32BE(-1, this.at);
    return this;
  }

  /** The whole, closed by its trailer, positions counted from `first`. */
  finish(first: number): Buffer {
    for (const at of this.positions) {
      const moved = readBigint(this.buffer, at) - this.first + first;
      writeBigint(this.buffer, moved, at);
    }
    this.first = first;
    this.reserve(2);
    this.buffer.writeInt16BE(-1, this.at);
    return this.buffer.subarray(0, this.at + 2);
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow((this.at + bytes) * 2);
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}

// two halves, for a BigInt costs an allocation each
function writeBigint(buffer: Buffer, value: number, at: number): void {
  buffer.writeInt32BE(Math.floor(value / TWO_32), at);
  buffer.writeUInt32BE(((value % TWO_32) + TWO_32) % TWO_32, at + 4);
}

function readBigint(buffer: Buffer, at: number): number {
  return buffer.readInt32BE(at) * TWO_32 + buffer.readUInt32BE(at + 4);
}
