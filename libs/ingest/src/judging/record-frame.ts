// SPDX-License-Identifier: Apache-2.0
import type { KafkaRecord } from '#platform';

/** Records as one block of bytes and two flat lists, which cost least to hand to another thread. */
export interface RecordFrame {
  readonly count: number;
  /** keys, values and values of headers, one behind the other */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** of each record: key, value, how many headers, and their values; −1 for null */
  readonly lengths: Int32Array<ArrayBuffer>;
  /** of each record: offset, timestamp and the names of its headers */
  readonly texts: readonly string[];
}

const NULL = -1;

/** Copies the records, so that what is handed over is nobody else's. */
export function frameOf(records: readonly KafkaRecord[]): RecordFrame {
  const lengths: number[] = [];
  const texts: string[] = [];
  const pieces: Uint8Array[] = [];
  const add = (piece: Uint8Array | null) => {
    lengths.push(piece?.length ?? NULL);
    if (piece !== null) pieces.push(piece);
  };
  for (const { offset, timestamp, key, value, headers } of records) {
    texts.push(String(offset), timestamp);
    add(key);
    add(value);
    lengths.push(headers.length);
    for (const [name, content] of headers) {
      texts.push(name);
      add(content);
    }
  }
  return { count: records.length, bytes: joined(pieces), lengths: Int32Array.from(lengths), texts };
}

/** The records again, one by one, as views of the frame's bytes. */
export function* recordsOf(frame: RecordFrame): Generator<KafkaRecord> {
  const { count, bytes, lengths, texts } = frame;
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let [at, nextLength, nextText] = [0, 0, 0];
  const length = () => lengths[nextLength++] ?? 0;
  const text = () => texts[nextText++] ?? '';
  const piece = (): Uint8Array | null => {
    const size = length();
    if (size === NULL) return null;
    at += size;
    return block.subarray(at - size, at);
  };
  for (let index = 0; index < count; index += 1) {
    const [offset, timestamp] = [BigInt(text()), text()];
    const [key, value] = [piece(), piece()];
    const headers = Array.from({ length: length() }, () => [text(), piece()] as const);
    yield { offset, timestamp, key, value, headers };
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
