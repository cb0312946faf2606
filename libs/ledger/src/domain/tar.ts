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
 * and size give the same 512 bytes. Throws LedgerError TAR_INVALID for a path over 100 characters
 * or beyond ASCII, or a size over 8 GiB, which no file of an archive has.
 */
export function formatTarHeader({ path, size }: TarMember): Uint8Array {
  const octal = size.toString(8).padStart(11, '0');
  if (!/^[ -~]{1,100}$/.test(path) || octal.length > 11) throw invalid(path);
  // The sum over all bytes counts its own as blanks.
  const sum = headerOf(path, octal, ' '.repeat(8)).reduce((total, byte) => total + byte, 0);
  return headerOf(path, octal, `${sum.toString(8).padStart(6, '0')}\0 `);
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

/** Mode, owner, group, time, type and magic are the same for every file. */
function headerOf(path: string, octal: string, sum: string): Uint8Array {
  const owner = '0000644\0' + '0000000\0'.repeat(2);
  const file = `${path.padEnd(100, '\0')}${owner}${octal}\0${'0'.repeat(11)}\0${sum}0`;
  return utf8(`${file.padEnd(257, '\0')}ustar\u000000`.padEnd(TAR_BLOCK, '\0'));
}

function invalid(path: string): LedgerError {
  return new LedgerError('TAR_INVALID', `no file of an export: '${path}'`);
}
