// SPDX-License-Identifier: Apache-2.0
import { type FileHandle, open } from 'node:fs/promises';
import { isArchivePath } from '../domain/archive-path.js';
import { LedgerError } from '../domain/errors.js';
import { RANGE_PATH } from '../domain/export-range.js';
import { parseTarHeader, TAR_BLOCK } from '../domain/tar.js';
import { CHECKPOINT_PATH } from '../domain/verify-archive.js';
import { type ArchiveReader, longestFile } from './archive-reader.js';

/**
 * Reads an export that is packed as one tar, in any order of its files, without unpacking it: one
 * pass over the headers notes where each file begins. Only what an export can hold is accepted,
 * down to the blocks of zeroes at the end: other tars throw LedgerError TAR_INVALID, cut ones TAR_CUT.
 */
export async function tarReader(file: string): Promise<ArchiveReader> {
  const handle = await open(file);
  try {
    const members = await indexOf(handle);
    return {
      read: async (path) => {
        const member = members.get(path);
        return member === undefined ? null : readAt(handle, member.at, member.size);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** A file's content: its first byte in the tar, and its length. */
interface Place {
  readonly at: number;
  readonly size: number;
}

async function indexOf(handle: FileHandle): Promise<ReadonlyMap<string, Place>> {
  const members = new Map<string, Place>();
  let at = 0;
  for (;;) {
    const member = parseTarHeader(await readAt(handle, at, TAR_BLOCK));
    at += TAR_BLOCK;
    if (member === null) break;
    const { path, size } = member;
    if (!isOfExport(path) || members.has(path) || size > longestFile(path)) throw invalid(path);
    members.set(path, { at, size });
    at += size;
    const padding = (TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK;
    if (!isZero(await readAt(handle, at, padding))) throw invalid(path);
    at += padding;
  }
  const { size: length } = await handle.stat();
  if (!isZero(await readAt(handle, at, TAR_BLOCK)) || length !== at + TAR_BLOCK) throw invalid('');
  return members;
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await handle.read(bytes, 0, length, at);
  if (bytesRead === length) return bytes;
  // What does not even hold one header is no beginning of a tar.
  if (at === 0) throw invalid('');
  throw new LedgerError('TAR_CUT', `the tar ends within ${length} bytes from byte ${at}`);
}

function isOfExport(path: string): boolean {
  return path === CHECKPOINT_PATH || path === RANGE_PATH || isArchivePath(path);
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

function invalid(path: string): LedgerError {
  return new LedgerError('TAR_INVALID', `no tar of an export: '${path}'`);
}
