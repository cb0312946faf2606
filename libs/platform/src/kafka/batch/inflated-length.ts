// SPDX-License-Identifier: Apache-2.0

const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const XERIAL_HEAD = 16;

/** The bytes that a snappy stream says it holds, raw or in the frames of snappy-java. */
export function snappyLength(stream: Buffer): number {
  if (!stream.subarray(0, XERIAL.length).equals(XERIAL)) return rawSnappyLength(stream);
  let length = 0;
  for (let at = XERIAL_HEAD; at < stream.length;) {
    const size = stream.readInt32BE(at);
    const end = at + 4 + size;
    if (size <= 0 || end > stream.length) throw new RangeError('a snappy frame is cut off');
    length += rawSnappyLength(stream.subarray(at + 4, end));
    at = end;
  }
  return length;
}

function rawSnappyLength(stream: Buffer): number {
  let length = 0;
  for (let at = 0; at < 5; at += 1) {
    const byte = stream[at] ?? 0x80;
    length += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return length;
  }
  throw new RangeError('a snappy stream without a length');
}

const LZ4_MAGIC = 0x184d2204;
const HAS_BLOCK_SUMS = 0x10;
const HAS_CONTENT_SIZE = 0x08;
const HAS_DICTIONARY = 0x01;

/** The most that an lz4 frame can hold: its blocks times their largest size. */
export function lz4Bound(frame: Buffer): number {
  if (frame.readUInt32LE(0) !== LZ4_MAGIC) throw new RangeError('no lz4 frame');
  const flags = frame.readUInt8(4);
  const largest = 256 * 4 ** ((frame.readUInt8(5) >> 4) & 7);
  const blockSum = flags & HAS_BLOCK_SUMS ? 4 : 0;
  let at = 7 + (flags & HAS_CONTENT_SIZE ? 8 : 0) + (flags & HAS_DICTIONARY ? 4 : 0);
  let blocks = 0;
  for (let size = frame.readUInt32LE(at); size !== 0; size = frame.readUInt32LE(at)) {
    at += 4 + (size & 0x7fffffff) + blockSum;
    blocks += 1;
  }
  return blocks * largest;
}
