// SPDX-License-Identifier: Apache-2.0
import { equalBytes, fromUtf8, utf8 } from './bytes.js';
import { LedgerError } from './errors.js';

/** The unit of a tar file: a header is one, contents are padded with zeroes to whole ones. */
export const TAR_BLOCK = 512;

/** A file in a tar. */
export interface TarMember {
  readonly path: string;
  /** Bytes of content. */
  readonly size: number;
}

/**
 * The header of a file in an export that is packed as one tar (POSIX.1-2017 ustar): the same path
 * and size give the same 512 bytes. Throws LedgerError TAR_INVALID for a path over 100 bytes or a
 * size over 8 GiB, which no file of an archive has.
 */
export function formatTarHeader({ path, size }: TarMember): Uint8Array {
  const octal = size.toString(8).padStart(11, '0');
  if (utf8(path).length > 100 || octal.length > 11) throw invalid(path);
  const fields = { 0: path, 124: octal, ...FIXED_FIELDS };
  const header = new Uint8Array(TAR_BLOCK);
  for (const [at, text] of Object.entries(fields)) header.set(utf8(text), Number(at));
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.set(utf8(`${sum.toString(8).padStart(6, '0')}\0`), CHECKSUM);
  return header;
}

/**
 * Reads a header that `formatTarHeader` wrote; null for the zeroes at the end of a tar. Throws
 * LedgerError TAR_INVALID for any other bytes.
 */
export function parseTarHeader(header: Uint8Array): TarMember | null {
  if (header.every((byte) => byte === 0)) return null;
  const [path = ''] = (fromUtf8(header.subarray(0, 100)) ?? '').split('\0');
  const size = Number.parseInt(fromUtf8(header.subarray(124, 135)) ?? '', 8);
  if (!equalBytes(formatTarHeader({ path, size }), header)) throw invalid(path);
  return { path, size };
}

const CHECKSUM = 148;

/** Mode, owner, group, time, type and magic: the same for every file. The sum counts as blanks. */
const FIXED_FIELDS = {
  100: '0000644',
  108: '0000000',
  116: '0000000',
  136: '00000000000',
  [CHECKSUM]: '        ',
  156: '0',
  257: 'ustar\u000000',
} as const;

function invalid(path: string): LedgerError {
  return new LedgerError('TAR_INVALID', `no file of an export: '${path}'`);
}
