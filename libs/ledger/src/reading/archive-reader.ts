// SPDX-License-Identifier: Apache-2.0

/** Where the files of an archive, or of an export, are read from. */
export interface ArchiveReader {
  /**
   * The bytes at a path; null when there is none. Throws LedgerError ARCHIVE_UNREADABLE, and
   * ARCHIVE_FORBIDDEN where it may not be read. A file longer than `limit` (unless told, the longest
   * that the format has at such a path) is unreadable, so that nobody fills the memory.
   */
  read(path: string, limit?: number): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** How long a file at a path can be, in bytes. Payloads are as long as the broker lets them be. */
export function longestFile(path: string): number {
  if (path.startsWith('payload/')) return 1 << 30;
  if (path.startsWith('tile/entries/')) return 256 * (2 + 65_535);
  return path.startsWith('tile/') ? 256 * 32 : 1 << 20;
}
