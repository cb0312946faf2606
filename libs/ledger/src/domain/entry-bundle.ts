// SPDX-License-Identifier: Apache-2.0
import { viewOf } from './bytes.js';
import { MAX_ENTRY_LENGTH } from './entry.js';
import { LedgerError } from './errors.js';
import { TILE_WIDTH } from './tree-edge.js';

/**
 * Up to 256 entries, each after its length in two bytes, big-endian (C2SP tlog-tiles). Throws
 * LedgerError BUNDLE_INVALID for more entries, ENTRY_TOO_LARGE for a longer one.
 */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length > TILE_WIDTH) throw invalid(`${entries.length} entries`);
  const bundle = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  const view = viewOf(bundle);
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_LENGTH) {
      throw new LedgerError('ENTRY_TOO_LARGE', `an entry of ${entry.length} bytes`);
    }
    view.setUint16(at, entry.length);
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** Reads what `encodeEntryBundle` wrote, as views; throws LedgerError BUNDLE_INVALID. */
export function decodeEntryBundle(bundle: Uint8Array): readonly Uint8Array[] {
  const { entries, rest } = splitEntryBundle(bundle);
  if (rest > 0) throw invalid(`${entries.length} entries and ${rest} bytes that are none`);
  return entries;
}

/** The entries that can be read, at most 256, and how many bytes are left that cannot. */
export function splitEntryBundle(bundle: Uint8Array): {
  readonly entries: readonly Uint8Array[];
  readonly rest: number;
} {
  const view = viewOf(bundle);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bundle.length && entries.length < TILE_WIDTH) {
    const end = at + 2 + view.getUint16(at);
    if (end > bundle.length) break;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return { entries, rest: bundle.length - at };
}

function invalid(what: string): LedgerError {
  return new LedgerError('BUNDLE_INVALID', `no entry bundle: ${what}`);
}
