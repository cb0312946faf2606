// SPDX-License-Identifier: Apache-2.0
import { toBase64 } from '../base64.js';
import { utf8 } from '../bytes.js';
import { commitPayload } from '../commitment.js';
import { encodeEntry } from '../encode-entry.js';
import type { ActEntry, Entry } from '../entry.js';
import { encodeMeta } from '../payload-meta.js';
import { signerKey } from '../signer-key.js';
import type { Archived } from './build-archive.js';

export const ORIGIN = 'ledger.example.com/delivery';
export const LOG = signerKey(ORIGIN, 'log', new Uint8Array(32).fill(1));
export const WITNESS = signerKey('witness.example.com/w1', 'witness', new Uint8Array(32).fill(2));

/**
 * A ledger of `count` entries: its genesis, then events, each with a payload. With `erased`, the
 * payload at that position is gone, and the last entry says so.
 */
export function exampleLedger(count: number, erased?: number): readonly Archived[] {
  return Array.from({ length: count }, (_, position) => {
    if (position === 0) return actAt(position, 'genesis', { name: 'delivery' });
    if (erased === undefined) return eventAt(position);
    if (position === count - 1) return actAt(position, 'erasure', { positions: [String(erased)] });
    const { entry, slot } = eventAt(position);
    return position === erased
      ? { entry, slot: { kind: 'erased', position, erasure: count - 1 } }
      : { entry, slot };
  });
}

export function actAt(position: number, kind: ActEntry['kind'], act: ActEntry['act']): Archived {
  const entry = { kind, ledger: ORIGIN, recordedAt: timeOf(position), act, payload: null };
  return { entry: encodeEntry(entry), slot: { kind: 'none', position } };
}

export function eventAt(position: number): Archived {
  const meta = encodeMeta({ headers: [['n', utf8(`${position}`)]], key: null, nullValue: false });
  const payload = {
    salt: new Uint8Array(32).fill(position),
    meta,
    value: utf8(`{"n":${position}}`),
  };
  const entry: Entry = {
    kind: 'event',
    ledger: ORIGIN,
    recordedAt: timeOf(position),
    channel: {
      kind: 'kafka',
      topic: 'cdevents',
      partition: 0,
      offset: String(position),
      timestamp: '1700000000000',
    },
    claim: {
      id: `${position}`,
      source: '/ci',
      type: 'dev.cdevents.build.queued.0.1.1',
      time: null,
    },
    conflictsWith: null,
    payload: {
      mediaType: 'application/json',
      size: payload.value.length,
      commitment: toBase64(commitPayload(payload)),
    },
  };
  return { entry: encodeEntry(entry), slot: { kind: 'held', position, ...payload } };
}

/** Ten entries a second. */
function timeOf(position: number): string {
  const [seconds, tenth] = [Math.floor(position / 10), position % 10];
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return `2026-11-24T${clock}.${tenth}00Z`;
}
