// SPDX-License-Identifier: Apache-2.0
import { concatBytes, uint32, uint64, viewOf } from './bytes.js';
import { LedgerError } from './errors.js';
import { type Payload, SALT_LENGTH } from './payload.js';
import { TILE_WIDTH } from './tree-edge.js';

/** What the archive holds of one entry's payload. */
export type PayloadSlot =
  /** The entry commits to no payload. */
  | { readonly kind: 'none'; readonly position: number }
  | ({ readonly kind: 'held'; readonly position: number } & Payload)
  /** Payload and salt were erased; `erasure` is the position of the entry that says so. */
  | { readonly kind: 'erased'; readonly position: number; readonly erasure: number };

/** Up to 256 slots, for consecutive positions; throws LedgerError BUNDLE_INVALID for more. */
export function encodePayloadBundle(slots: readonly PayloadSlot[]): Uint8Array {
  if (slots.length > TILE_WIDTH) throw invalid(`${slots.length} slots`);
  return concatBytes(slots.flatMap(slotParts));
}

/** Reads what `encodePayloadBundle` wrote, as views; throws LedgerError BUNDLE_INVALID. */
export function decodePayloadBundle(bundle: Uint8Array): readonly PayloadSlot[] {
  const { slots, rest } = splitPayloadBundle(bundle);
  if (rest > 0) throw invalid(`${slots.length} slots and ${rest} bytes that are none`);
  return slots;
}

/** The slots that can be read, at most 256, and how many bytes are left that cannot. */
export function splitPayloadBundle(bundle: Uint8Array): {
  readonly slots: readonly PayloadSlot[];
  readonly rest: number;
} {
  const slots: PayloadSlot[] = [];
  let at = 0;
  while (at + HEAD_LENGTH <= bundle.length && slots.length < TILE_WIDTH) {
    const end = at + HEAD_LENGTH + viewOf(bundle).getUint32(at + 9);
    const slot = end > bundle.length ? null : readSlot(bundle.subarray(at, end));
    if (slot === null) break;
    slots.push(slot);
    at = end;
  }
  return { slots, rest: bundle.length - at };
}

/** Marker, position in eight bytes, length of the rest in four. */
const HEAD_LENGTH = 13;
const MARKERS = { none: 0, held: 1, erased: 2 } as const;

function slotParts(slot: PayloadSlot): readonly Uint8Array[] {
  const body = bodyParts(slot);
  const length = body.reduce((sum, part) => sum + part.length, 0);
  const position = uint64(BigInt(slot.position));
  return [Uint8Array.of(MARKERS[slot.kind]), position, uint32(length), ...body];
}

function bodyParts(slot: PayloadSlot): readonly Uint8Array[] {
  if (slot.kind === 'none') return [];
  if (slot.kind === 'erased') return [uint64(BigInt(slot.erasure))];
  const { salt, meta, value } = slot;
  if (salt.length !== SALT_LENGTH) throw invalid(`a salt of ${salt.length} bytes`);
  return [salt, uint32(meta.length), meta, value];
}

function readSlot(bytes: Uint8Array): PayloadSlot | null {
  const body = bytes.subarray(HEAD_LENGTH);
  const position = readPosition(bytes.subarray(1));
  const marker = bytes[0];
  if (marker === MARKERS.none && body.length === 0) return { kind: 'none', position };
  if (marker === MARKERS.erased && body.length === 8) {
    return { kind: 'erased', position, erasure: readPosition(body) };
  }
  if (marker !== MARKERS.held || body.length < SALT_LENGTH + 4) return null;
  const [salt, rest] = [body.subarray(0, SALT_LENGTH), body.subarray(SALT_LENGTH + 4)];
  const length = viewOf(body).getUint32(SALT_LENGTH);
  if (length > rest.length) return null;
  return {
    kind: 'held',
    position,
    salt,
    meta: rest.subarray(0, length),
    value: rest.subarray(length),
  };
}

/** Beyond 2^53 the number is not exact, and no position of a ledger either. */
function readPosition(bytes: Uint8Array): number {
  return Number(viewOf(bytes).getBigUint64(0));
}

function invalid(what: string): LedgerError {
  return new LedgerError('BUNDLE_INVALID', `no payload bundle: ${what}`);
}
