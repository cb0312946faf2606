// SPDX-License-Identifier: Apache-2.0
import { type ArchiveFile, formatArchivePath } from '../domain/archive-path.js';
import { LedgerError } from '../domain/errors.js';
import { decodeEntryBundle, encodeEntryBundle } from '../domain/entry-bundle.js';
import { HASH_LENGTH } from '../domain/hash.js';
import { decodePayloadBundle, encodePayloadBundle } from '../domain/payload-bundle.js';
import { TILE_WIDTH } from '../domain/tree-edge.js';
import type { ArchiveReader } from '../reading/archive-reader.js';

/**
 * A file in the width asked for; where only the full one is left, for the archive has grown, it is
 * cut. Throws LedgerError ARCHIVE_UNREADABLE when neither is there.
 */
export async function readCut(reader: ArchiveReader, file: ArchiveFile): Promise<Uint8Array> {
  const path = formatArchivePath(file);
  const exact = await reader.read(path);
  if (exact !== null) return exact;
  const full = await reader.read(formatArchivePath({ ...file, width: TILE_WIDTH }));
  if (full !== null) return cut(full, file);
  throw new LedgerError('ARCHIVE_UNREADABLE', `the archive lacks ${path}`);
}

function cut(bytes: Uint8Array, { kind, width }: ArchiveFile): Uint8Array {
  if (kind === 'tile') return bytes.subarray(0, width * HASH_LENGTH);
  if (kind === 'entries') return encodeEntryBundle(decodeEntryBundle(bytes).slice(0, width));
  return encodePayloadBundle(decodePayloadBundle(bytes).slice(0, width));
}
