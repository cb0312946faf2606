// SPDX-License-Identifier: Apache-2.0
import { type ArchiveFile, countAt, formatArchivePath, widthAt } from './archive-path.js';
import { fromDecimal } from './bytes.js';
import { TILE_WIDTH } from './tree-edge.js';
import type { PositionRange } from './verdict.js';

/** The name of the file that says which range an export holds; the whole archive has none. */
export const RANGE_PATH = 'range';

/** What to export of a ledger of `size` entries. */
export interface ExportRequest {
  readonly size: number;
  readonly range: PositionRange;
  /** Positions of the erasure entries that erased payloads of the range. */
  readonly erasures: readonly number[];
  /** Sizes of earlier checkpoints that the export must be comparable with. */
  readonly pinned: readonly number[];
}

/** The range widened to whole bundles: exports and proofs are made of these. */
export function wholeBundles({ from, to }: PositionRange, size: number): PositionRange {
  return {
    from: Math.floor(from / TILE_WIDTH) * TILE_WIDTH,
    to: Math.min(Math.ceil(to / TILE_WIDTH) * TILE_WIDTH, size),
  };
}

/** The content of the file `range`: first position, position after the last, newline. */
export function formatRange({ from, to }: PositionRange): string {
  return `${from} ${to}\n`;
}

/** Reads the file `range` of an export; null when it is not one of whole bundles below `size`. */
export function parseRange(text: string, size: number): PositionRange | null {
  const [, fromText = '', toText = ''] = /^(\d+) (\d+)\n$/.exec(text) ?? [];
  const [from, to] = [fromDecimal(fromText), fromDecimal(toText)];
  if (from === null || to === null || from >= to || to > size) return null;
  const range = { from: Number(from), to: Number(to) };
  const endsWhole = range.to % TILE_WIDTH === 0 || range.to === size;
  return range.from % TILE_WIDTH === 0 && endsWhole ? range : null;
}

/**
 * The paths of an archive that an export needs, besides `checkpoint` and `range`, each once: what
 * proofs need first, then bundle by bundle. The range is of whole bundles.
 */
export function* exportPaths(request: ExportRequest): Generator<string, void, void> {
  const seen = new Set<string>();
  for (const file of neededFiles(request)) {
    const path = formatArchivePath(file);
    if (!seen.has(path)) yield path;
    seen.add(path);
  }
}

function* neededFiles(request: ExportRequest): Generator<ArchiveFile, void, void> {
  const { size, range, erasures, pinned } = request;
  for (const position of [size, ...pinned]) yield* tilesOver(position, size);
  for (const position of erasures) {
    yield* tilesOver(position, size);
    yield bundleOf('entries', position, size);
  }
  for (let first = range.from; first < range.to; first += TILE_WIDTH) {
    yield* tilesOver(first, size);
    yield bundleOf('entries', first, size);
    yield bundleOf('payload', first, size);
  }
}

/** The tiles from the leaves up that a position is in: over `size` itself, the right edge. */
function* tilesOver(position: number, size: number): Generator<ArchiveFile, void, void> {
  for (let level = 0; countAt(level, size) > 0; level += 1) {
    const index = Math.floor(countAt(level, position) / TILE_WIDTH);
    const width = widthAt(level, index, size);
    if (width > 0) yield { kind: 'tile', level, index, width };
  }
}

function bundleOf(kind: 'entries' | 'payload', position: number, size: number): ArchiveFile {
  const index = Math.floor(position / TILE_WIDTH);
  return { kind, index, width: widthAt(0, index, size) };
}
