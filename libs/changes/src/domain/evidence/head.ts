// SPDX-License-Identifier: Apache-2.0

/** What every evidence carries, whatever it is evidence of. */
export interface EvidenceHead {
  readonly position: number;
  /** RFC 3339, UTC: when the ledger recorded it */
  readonly recordedAt: string;
  /** when it says it happened, as written; null: it does not say, and nothing may guess */
  readonly occurredAt: string | null;
  /** nanoseconds since 1970 of `occurredAt`, else of `recordedAt`: the order of all reading */
  readonly at: bigint;
  /** with `id` the identity of the event */
  readonly source: string;
  readonly id: string;
  /** `subject.predicate` */
  readonly name: string;
  readonly predicate: string;
  readonly subjectId: string;
  readonly actor: Actor | null;
  readonly links: readonly EvidenceLink[];
  /** position of an earlier entry of the same identity and other content (rule 24) */
  readonly conflictsWith: number | null;
  /** where it stands in the book: the typed keys by which records find it */
  readonly keys: readonly EvidenceKey[];
}

/** Who did it. */
export interface Actor {
  readonly id: string;
  readonly kind: 'user' | 'serviceaccount' | 'system' | null;
  readonly name: string | null;
  readonly onBehalfOf: string | null;
}

/** A place in the book, and by which rule the evidence stands there (events.md E). */
export interface EvidenceKey {
  /** `<shelf> <key>`: `build artifact:sha256:…` */
  readonly key: string;
  /** where the key was read: `profile.build.digests` */
  readonly rule: string;
  /** `inferred`: read out of a name or text that was not made to say it */
  readonly basis: Basis;
}

/** How sure a join is. */
export type Basis = 'declared' | 'inferred';

/** A link to another event, by that event's id or by a domain id. */
export interface EvidenceLink {
  readonly kind: string;
  readonly context: string | null;
  readonly domain: string | null;
}

/** When it happened, as text for people: the claimed time, else the time of recording. */
export function timeOf({ occurredAt, recordedAt }: EvidenceHead): string {
  return occurredAt ?? recordedAt;
}

/**
 * The one order of evidence: by time, then by identity. Never by position alone, or the order of
 * arrival would show in the records.
 */
export function byTime(left: EvidenceHead, right: EvidenceHead): number {
  if (left.at !== right.at) return left.at < right.at ? -1 : 1;
  if (left.source !== right.source) return left.source < right.source ? -1 : 1;
  if (left.id !== right.id) return left.id < right.id ? -1 : 1;
  return left.position - right.position;
}
