// SPDX-License-Identifier: Apache-2.0
import { widthAt } from './archive-path.js';
import { isFilled, type Reading, readFile } from './archive-reading.js';
import { toBase64 } from './base64.js';
import { equalBytes } from './bytes.js';
import { isObject } from './canonical-json.js';
import { commitPayload } from './commitment.js';
import { splitEntryBundle } from './entry-bundle.js';
import { type ParsedEntry, parseEntry } from './parse-entry.js';
import { type PayloadSlot, splitPayloadBundle } from './payload-bundle.js';
import { TILE_WIDTH } from './tree-edge.js';
import { leafHash } from './tree-hash.js';
import { find, incomplete, tampered } from './verdict.js';
import { provenTile, type TileTree } from './verify-tree.js';

/** What payloads are verified with, and what one bundle leaves for the next. */
export interface PayloadCheck {
  readonly tree: TileTree;
  readonly origin: string;
  /** Payloads found erased so far. */
  redacted: number;
  /** When the entry before was recorded. */
  recordedAt: string;
  /** The erasure entry read last, and the positions it erased: none unless it is proven. */
  erasure: { readonly position: number; readonly erased: ReadonlySet<unknown> };
}

/** Reads entries, the first of them at position `first`, and holds their payloads to them. */
export function* verifyPayloads(
  check: PayloadCheck,
  first: number,
  entries: readonly Uint8Array[],
): Reading<void> {
  const { findings, size } = check.tree;
  const index = first / TILE_WIDTH;
  const width = widthAt(0, index, size);
  const bundle = yield* readFile({ kind: 'payload', index, width });
  const { slots, rest } = splitPayloadBundle(bundle ?? new Uint8Array(0));
  if (bundle !== null && (!isFilled(slots.length, width) || rest > 0)) {
    const end = first + slots.length;
    find(findings, 'integrity', tampered(end, 'the bundle of payloads is cut or broken'));
  }
  for (const [at, bytes] of entries.entries()) {
    const entry = readEntry(check, first + at, bytes);
    const slot = slots[at] ?? { kind: 'none', position: first + at };
    if (entry !== null) yield* verifySlot(check, first + at, { slot, payload: entry['payload'] });
  }
}

function readEntry(
  check: PayloadCheck,
  position: number,
  bytes: Uint8Array,
): ParsedEntry['fields'] | null {
  const { findings } = check.tree;
  const entry = parseEntry(bytes);
  if (entry.kind === 'unreadable') {
    const reason = `the entry is ${entry.reason.replaceAll('_', ' ')}`;
    find(findings, 'integrity', { kind: 'UNKNOWN-FORMAT', position, reason });
    return null;
  }
  const { ledger, recordedAt } = entry.fields;
  if (ledger !== check.origin) {
    find(findings, 'integrity', tampered(position, 'an entry of another ledger'));
  }
  if (String(recordedAt) < check.recordedAt) {
    find(findings, 'time', tampered(position, 'recorded before the entry before it'));
  }
  check.recordedAt = String(recordedAt);
  return entry.fields;
}

function* verifySlot(
  check: PayloadCheck,
  position: number,
  { slot, payload }: { readonly slot: PayloadSlot; readonly payload: unknown },
): Reading<void> {
  const { findings } = check.tree;
  if (slot.position !== position || isForeign(slot, payload)) {
    find(findings, 'integrity', tampered(position, 'not the payload that the entry commits to'));
  } else if (slot.kind === 'erased') {
    yield* verifyErasure(check, position, slot.erasure);
  } else if (slot.kind === 'none' && payload !== undefined) {
    find(findings, 'completeness', incomplete(position, 'the payload is missing'));
  }
}

function isForeign(slot: PayloadSlot, payload: unknown): boolean {
  if (slot.kind === 'none') return false;
  if (!isObject(payload)) return true;
  if (slot.kind === 'erased') return false;
  const { commitment, size } = payload;
  return slot.value.length !== size || toBase64(commitPayload(slot)) !== commitment;
}

function* verifyErasure(check: PayloadCheck, position: number, erasure: number): Reading<void> {
  if (check.erasure.position !== erasure) {
    check.erasure = { position: erasure, erased: yield* readErasure(check.tree, erasure) };
  }
  // What was said before the entry was recorded erases nothing: it could be said of all to come.
  const isErased = erasure > position && check.erasure.erased.has(String(position));
  const reason = `the payload is gone; entry ${erasure} ${isErased ? 'erased' : 'does not erase'} it`;
  if (isErased) check.redacted += 1;
  find(check.tree.findings, 'completeness', {
    kind: isErased ? 'REDACTED' : 'INCOMPLETE',
    position,
    reason,
  });
}

/** The positions that a proven erasure entry names in its act: `{"positions":["12","13"],…}`. */
function* readErasure(tree: TileTree, position: number): Reading<ReadonlySet<unknown>> {
  const [index, slot] = [Math.floor(position / TILE_WIDTH), position % TILE_WIDTH];
  const width = widthAt(0, index, tree.size);
  const bundle = slot < width ? yield* readFile({ kind: 'entries', index, width }) : null;
  const bytes = splitEntryBundle(bundle ?? new Uint8Array(0)).entries[slot];
  const leaf = bytes && (yield* provenTile(tree, 0, index))[slot];
  const entry = leaf && equalBytes(leafHash(bytes), leaf) ? parseEntry(bytes) : null;
  if (entry?.kind !== 'parsed' || entry.fields['kind'] !== 'erasure') return new Set();
  const { act } = entry.fields;
  const positions = isObject(act) ? act['positions'] : null;
  return new Set<unknown>(Array.isArray(positions) ? positions : []);
}
