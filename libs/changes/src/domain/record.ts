// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { Join } from './reading/trail.js';

/** Raised whenever the same facts would give another record: a rebuild follows (records.md a.3). */
export const PROJECTION_VERSION = 3;

/** The kinds of record. */
export const RECORD_KINDS = [
  'change',
  'deployment',
  'approval',
  'release',
  'item',
  'incident',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What a record stands on: the same anchor gives the same id, whatever else becomes known. */
export type Anchor = readonly [kind: RecordKind, ...parts: string[]];

/** What every record carries (records.md a.3). */
export interface RecordHead {
  readonly id: string;
  /** positions of the first and the last entry that it was assembled from */
  readonly firstPosition: number;
  readonly lastPosition: number;
  /** since when it is true, as its first evidence claims, and when the ledger first knew it */
  readonly validFrom: string;
  readonly recordedAt: string;
  /** positions of every entry that it was assembled from */
  readonly sourceEvents: readonly number[];
  /** positions of events that it leads to, of which nothing is known, for they were erased */
  readonly payloadsErased: readonly number[];
  /** how each of them was joined */
  readonly joins: readonly Join[];
  readonly projectionVersion: number;
  readonly externalRefs: readonly ExternalReference[];
}

/** The same thing in another system. */
export interface ExternalReference {
  readonly system: string;
  readonly key: string;
  readonly url: string | null;
}

/** The text of an anchor, by which it is kept. */
export function anchorText(anchor: Anchor): string {
  return JSON.stringify(anchor);
}

/** The anchor that `anchorText` wrote. */
export function parseAnchor(text: string): Anchor {
  const parts: unknown = JSON.parse(text);
  if (isAnchor(parts)) return parts;
  throw new TypeError(`no anchor: ${text}`);
}

function isAnchor(parts: unknown): parts is Anchor {
  return (
    Array.isArray(parts) &&
    parts.every((part) => typeof part === 'string') &&
    RECORD_KINDS.some((kind) => kind === parts[0])
  );
}

/** The id of the record on an anchor: a prefix and 60 bits of SHA-256 in Crockford's base 32. */
export function recordId(anchor: Anchor): string {
  const [kind] = anchor;
  const text = anchorText(anchor);
  const known = IDS.get(text);
  if (known !== undefined) return known;
  const digest = hash('sha256', text, 'buffer');
  const digits = Array.from({ length: DIGITS }, (_, index) =>
    ALPHABET.charAt((digest[index] ?? 0) % ALPHABET.length),
  );
  const id = `${PREFIXES[kind]}-${digits.join('')}`;
  if (IDS.size >= MAX_IDS) IDS.clear();
  IDS.set(text, id);
  return id;
}

const PREFIXES = {
  change: 'CHG',
  deployment: 'DEP',
  approval: 'APR',
  release: 'REL',
  item: 'CI',
  incident: 'INC',
} as const satisfies Readonly<Record<RecordKind, string>>;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = 12;

/** An id is asked for at every assembly, and its hash is most of what a small assembly costs. */
const IDS = new Map<string, string>();
const MAX_IDS = 10_000;
