// SPDX-License-Identifier: Apache-2.0
import { parseArchivePath, widthAt } from '../domain/archive-path.js';
import { fromUtf8, utf8 } from '../domain/bytes.js';
import { parseCheckpoint } from '../domain/checkpoint.js';
import { LedgerError } from '../domain/errors.js';
import { exportPaths, formatRange, RANGE_PATH, wholeBundles } from '../domain/export-range.js';
import { parseNote } from '../domain/note.js';
import { decodePayloadBundle } from '../domain/payload-bundle.js';
import { formatTarHeader, TAR_BLOCK } from '../domain/tar.js';
import { TILE_WIDTH } from '../domain/tree-edge.js';
import type { PositionRange } from '../domain/verdict.js';
import { CHECKPOINT_PATH } from '../domain/verify-archive.js';
import type { ArchiveReader } from '../reading/archive-reader.js';
import { readCut } from './cut-file.js';

/** What to export, from where and to where. */
export interface Exporting {
  readonly reader: ArchiveReader;
  /** null: up to the end of the ledger */
  readonly range: { readonly from: number; readonly to: number | null };
  /** sizes of earlier checkpoints that it is to be compared with */
  readonly pinned: readonly number[];
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly onProgress: (position: number, size: number) => void;
}

/** What an export covers, in whole bundles. */
export interface Exported {
  readonly range: PositionRange;
  /** entries of the checkpoint that it carries */
  readonly size: number;
}

/**
 * Writes a part of an archive as one tar (spec §8): the same archive, range and checkpoint give the
 * same bytes. Memory does not grow with the range. Throws LedgerError ARCHIVE_UNREADABLE,
 * EXPORT_RANGE.
 */
export async function writeExport(exporting: Exporting): Promise<Exported> {
  const { reader, write, pinned, onProgress } = exporting;
  const { note, size } = await readHead(reader);
  const range = rangeWithin(exporting.range, size);
  const erasures = await erasuresIn(reader, range, size);
  await writeMember(write, CHECKPOINT_PATH, note);
  await writeMember(write, RANGE_PATH, utf8(formatRange(range)));
  for (const path of exportPaths({ size, range, erasures, pinned })) {
    const file = parseArchivePath(path);
    if (file === null) continue;
    await writeMember(write, path, await readCut(reader, file));
    if (file.kind === 'payload')
      onProgress((file.index + 1) * TILE_WIDTH - range.from, range.to - range.from);
  }
  await write(new Uint8Array(2 * TAR_BLOCK));
  return { range, size };
}

async function readHead(reader: ArchiveReader) {
  const note = await reader.read(CHECKPOINT_PATH);
  if (note === null) throw new LedgerError('ARCHIVE_UNREADABLE', 'the checkpoint is missing');
  const { size } = parseCheckpoint(parseNote(fromUtf8(note) ?? '').text);
  return { note, size: Number(size) };
}

function rangeWithin({ from, to }: Exporting['range'], size: number): PositionRange {
  const end = to ?? size;
  if (from < end && end <= size) return wholeBundles({ from, to: end }, size);
  throw new LedgerError('EXPORT_RANGE', `there are no positions ${from} to ${end} below ${size}`);
}

/** The erasure entries that erased payloads of the range: the export must prove them too. */
async function erasuresIn(
  reader: ArchiveReader,
  { from, to }: PositionRange,
  size: number,
): Promise<readonly number[]> {
  const found = new Set<number>();
  for (let index = from / TILE_WIDTH; index * TILE_WIDTH < to; index += 1) {
    const width = widthAt(0, index, size);
    const bundle = await readCut(reader, { kind: 'payload', index, width });
    for (const slot of decodePayloadBundle(bundle)) {
      if (slot.kind === 'erased' && slot.erasure < size) found.add(slot.erasure);
    }
  }
  return [...found].toSorted((a, b) => a - b);
}

async function writeMember(
  write: Exporting['write'],
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  await write(formatTarHeader({ path, size: bytes.length }));
  await write(bytes);
  await write(new Uint8Array((TAR_BLOCK - (bytes.length % TAR_BLOCK)) % TAR_BLOCK));
}
