// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import { formatArchivePath, widthAt } from '../domain/archive-path.js';
import { readFile } from '../domain/archive-reading.js';
import { answerLater } from '../domain/asking.js';
import { equalBytes } from '../domain/bytes.js';
import type { Hash } from '../domain/hash.js';
import { decodeEntryBundle } from '../domain/entry-bundle.js';
import { decodePayloadBundle, type PayloadSlot } from '../domain/payload-bundle.js';
import { hashesFromTiles, planRoot, type TileFile } from '../domain/proof-plan.js';
import { TILE_WIDTH } from '../domain/tree-edge.js';
import { TreeReader } from '../postgres/tree-reader.js';
import type { Archive } from '../archive/archive.js';

/** One position of an archive. */
export interface ArchivedEntry {
  readonly position: number;
  readonly entry: Uint8Array;
  readonly slot: PayloadSlot;
}

type Source = Pick<Archive, 'read'>;

/** The entries of an archive of `size`, bundle `index`, with what it has of their payloads. */
export async function archivedBundle(
  archive: Source,
  index: number,
  size: number,
): Promise<readonly ArchivedEntry[]> {
  const width = widthAt(0, index, size);
  const read = (kind: 'entries' | 'payload') =>
    answerLater(readFile({ kind, index, width }), (path) => archive.read(path));
  const [entries, payloads] = await Promise.all([read('entries'), read('payload')]);
  const slots = decodePayloadBundle(payloads ?? new Uint8Array(0));
  return decodeEntryBundle(entries ?? new Uint8Array(0))
    .slice(0, width)
    .map((entry, at) => {
      const position = index * TILE_WIDTH + at;
      return { position, entry, slot: slots[at] ?? { kind: 'none', position } };
    });
}

/** How many entries from the first on the database and the archive have in common. */
export async function commonSize(
  {
    database,
    ledger,
    archive,
  }: { readonly database: Database; readonly ledger: string; readonly archive: Source },
  { stored, archived }: { readonly stored: number; readonly archived: number },
): Promise<number> {
  const tree = new TreeReader(database);
  const isCommon = async (size: number) => {
    const [ours, theirs] = await Promise.all([
      rootAt(size, (tile) => tree.file(ledger, tile)),
      rootAt(size, (tile) => archiveTile(archive, tile, archived)),
    ]);
    return ours !== null && theirs !== null && equalBytes(ours, theirs);
  };
  let [common, beyond] = [0, Math.min(stored, archived) + 1];
  while (beyond - common > 1) {
    const middle = Math.floor((common + beyond) / 2);
    if (await isCommon(middle)) common = middle;
    else beyond = middle;
  }
  return common;
}

async function rootAt(
  size: number,
  read: (tile: TileFile) => Promise<Uint8Array | null>,
): Promise<Hash | null> {
  const plan = planRoot(BigInt(size));
  const tiles = await Promise.all(plan.tiles.map(read));
  if (tiles.includes(null)) return null;
  return (
    hashesFromTiles(
      plan,
      tiles.map((tile) => tile ?? new Uint8Array(0)),
    )[0] ?? null
  );
}

/** The archive has a tile in the width of its own size, which is at least the one asked for. */
async function archiveTile(
  archive: Source,
  tile: TileFile,
  size: number,
): Promise<Uint8Array | null> {
  const width = widthAt(tile.level, tile.index, size);
  return archive.read(formatArchivePath({ ...tile, width }));
}
