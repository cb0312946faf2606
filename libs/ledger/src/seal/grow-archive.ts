// SPDX-License-Identifier: Apache-2.0
import { type Database, failpoint } from '#platform';
import type { Archive, ArchivedFile } from '../archive/archive.js';
import { type ArchiveFile, formatArchivePath } from '../domain/archive-path.js';
import { concatBytes, equalBytes } from '../domain/bytes.js';
import { encodeEntryBundle } from '../domain/entry-bundle.js';
import type { Hash } from '../domain/hash.js';
import { encodePayloadBundle } from '../domain/payload-bundle.js';
import { growEdge, TILE_WIDTH, type TreeEdge } from '../domain/tree-edge.js';
import { leafHash } from '../domain/tree-hash.js';
import type { StoredSlot } from '../postgres/stored-slot.js';
import { STORED_SLOTS } from '../postgres/tree-reader.js';
import { type CheckedSlot, checkSlot } from './check-slot.js';
import { SealError } from './seal-error.js';

/** Where entries are read from and written to. */
export interface Growing {
  readonly database: Database;
  readonly archive: Archive;
  readonly ledger: string;
}

/** An archive that has grown, but for its checkpoint. */
export interface Growth {
  readonly edge: TreeEdge;
  /** files that are full now: what they replace may go once the checkpoint is out */
  readonly full: readonly ArchiveFile[];
  /** positions of the erasure entries among what was read */
  readonly erasures: readonly number[];
}

const PAGE = 8 * TILE_WIDTH;

/**
 * Re-reads the entries from the edge up to `size` from their stored bytes, hashes them again, holds
 * payloads to their commitments, and writes bundles and tiles. Memory does not grow with their
 * number. Throws SealError TREE_DIFFERS, PAYLOAD_DIFFERS.
 */
export async function growArchive(at: Growing, edge: TreeEdge, size: number): Promise<Growth> {
  const full: ArchiveFile[] = [];
  const erasures: number[] = [];
  let grown = edge;
  for (let first = edge.size - (edge.size % TILE_WIDTH); first < size; first += PAGE) {
    const page = await readPage(at, first, Math.min(first + PAGE, size));
    const { growth, files } = growPage(grown, page);
    await at.archive.write(files.map(withPath));
    await failpoint('seal.after_page');
    grown = growth.edge;
    full.push(...files.map(([file]) => file).filter(({ width }) => width === TILE_WIDTH));
    erasures.push(...page.flatMap(({ position, isErasure }) => (isErasure ? position : [])));
  }
  await at.archive.write(partialTiles(grown).map(withPath));
  return { edge: grown, full, erasures };
}

type FileToWrite = readonly [file: ArchiveFile, bytes: Uint8Array];

function withPath([file, bytes]: FileToWrite): ArchivedFile {
  return [formatArchivePath(file), bytes];
}

type Read = CheckedSlot & {
  readonly position: number;
  readonly entry: Buffer;
  readonly leaf: Hash;
};

async function readPage(
  { database, ledger }: Growing,
  first: number,
  end: number,
): Promise<readonly Read[]> {
  const rows = await database.query<StoredSlot>(`${STORED_SLOTS} ORDER BY e.position`, [
    ledger,
    first,
    end,
  ]);
  const gap = rows.findIndex(({ position }, at) => position !== first + at);
  const missing = gap >= 0 ? gap : rows.length;
  if (first + missing < end) throw treeDiffers(`entry ${first + missing} is missing`);
  return rows.map((row) => ({
    ...checkSlot(row),
    position: row.position,
    entry: row.entry,
    leaf: leafHash(row.entry),
  }));
}

function growPage(edge: TreeEdge, page: readonly Read[]) {
  const [first] = page;
  const known = edge.size - (first?.position ?? edge.size);
  const changed = page
    .slice(0, known)
    .find(({ leaf }, at) => !equalBytes(leaf, edge.tiles[0]?.[at] ?? leaf));
  if (changed !== undefined) {
    throw treeDiffers(`entry ${changed.position} is not the one that was sealed`);
  }
  const growth = growEdge(
    edge,
    page.slice(known).map(({ leaf }) => leaf),
  );
  const tiles = growth.full.map(({ level, index, hashes }): FileToWrite => {
    return [{ kind: 'tile', level, index, width: TILE_WIDTH }, hashes];
  });
  return { growth, files: [...bundles(page), ...tiles] };
}

function bundles(page: readonly Read[]): readonly FileToWrite[] {
  const files: FileToWrite[] = [];
  for (let at = 0; at < page.length; at += TILE_WIDTH) {
    const read = page.slice(at, at + TILE_WIDTH);
    const place = { index: (read[0]?.position ?? 0) / TILE_WIDTH, width: read.length };
    files.push(
      [{ kind: 'entries', ...place }, encodeEntryBundle(read.map(({ entry }) => entry))],
      [{ kind: 'payload', ...place }, encodePayloadBundle(read.map(({ slot }) => slot))],
    );
  }
  return files;
}

function partialTiles({ size, tiles }: TreeEdge): readonly FileToWrite[] {
  return tiles.flatMap((hashes, level): FileToWrite[] => {
    if (hashes.length === 0) return [];
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    return [[{ kind: 'tile', level, index, width: hashes.length }, concatBytes(hashes)]];
  });
}

function treeDiffers(what: string): SealError {
  return new SealError('TREE_DIFFERS', `what the database holds is not what was appended: ${what}`);
}
