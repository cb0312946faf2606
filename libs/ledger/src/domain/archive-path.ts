// SPDX-License-Identifier: Apache-2.0
import { TILE_WIDTH } from './tree-edge.js';

/**
 * A file of the archive that holds `width` (1 to 256) consecutive things: hashes at a tile level,
 * entries, or payloads. `index` counts files of 256 from the left.
 */
export type ArchiveFile =
  | {
      readonly kind: 'tile';
      readonly level: number;
      readonly index: number;
      readonly width: number;
    }
  | { readonly kind: 'entries'; readonly index: number; readonly width: number }
  | { readonly kind: 'payload'; readonly index: number; readonly width: number };

/** Its path: `tile/0/x001/067`, `tile/entries/000.p/17`, `payload/003` (C2SP tlog-tiles). */
export function formatArchivePath(file: ArchiveFile): string {
  const suffix = file.width === TILE_WIDTH ? '' : `.p/${file.width}`;
  return `${folderOf(file)}/${indexPath(file.index)}${suffix}`;
}

/** Reads what `formatArchivePath` wrote; null for any other path. */
export function parseArchivePath(path: string): ArchiveFile | null {
  const [, folder, digits = '', width = String(TILE_WIDTH)] = FORM.exec(path) ?? [];
  const place = { index: Number(digits.replaceAll(/\D/g, '')), width: Number(width) };
  if (folder === undefined || !Number.isSafeInteger(place.index)) return null;
  const file = fileIn(folder, place);
  return formatArchivePath(file) === path ? file : null;
}

/** Whether a path has the form of an archive's, though its digits may be padded otherwise. */
export function isArchivePath(path: string): boolean {
  return FORM.test(path);
}

/** How many things are at a tile level of a tree of `size` leaves. */
export function countAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** How many of them a file holds in a tree of `size` leaves: 256, fewer at the right edge, or 0. */
export function widthAt(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, countAt(level, size) - index * TILE_WIDTH));
}

const FORM =
  /^(payload|tile\/entries|tile\/(?:\d|[1-5]\d|6[0-3]))\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d?|1\d\d|2[0-4]\d|25[0-5]))?$/;

function fileIn(
  folder: string,
  place: { readonly index: number; readonly width: number },
): ArchiveFile {
  if (folder === 'payload') return { kind: 'payload', ...place };
  if (folder === 'tile/entries') return { kind: 'entries', ...place };
  return { kind: 'tile', level: Number(folder.slice('tile/'.length)), ...place };
}

function folderOf(file: ArchiveFile): string {
  if (file.kind === 'payload') return 'payload';
  return file.kind === 'entries' ? 'tile/entries' : `tile/${file.level}`;
}

/** 1234067 is x001/x234/067, so that no folder holds more than a thousand files. */
function indexPath(index: number, prefix = ''): string {
  const digits = `${prefix}${String(index % 1000).padStart(3, '0')}`;
  return index < 1000 ? digits : `${indexPath(Math.floor(index / 1000), 'x')}/${digits}`;
}
