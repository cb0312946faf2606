// SPDX-License-Identifier: Apache-2.0
import type { Dependencies, Span } from '../reading/dependencies.js';
import { type FactBook, newBook } from '../reading/fact-book.js';
import { KnownSpans } from '../reading/known-spans.js';
import type { Seen } from './seen.js';
import { addSpan, newSpanIndex, seersOf, type SpanIndex } from './span-index.js';

/**
 * What a fold knows of everything before the page that it folds: a part of the ledger alone, unless
 * it is whole. What it does not know it asks for, and is then asked again.
 */
export interface Knowledge {
  readonly book: FactBook;
  /** key → the spans of time of which the book holds all facts that there are under it */
  readonly knownFacts: Map<string, KnownSpans>;
  readonly dependents: Dependents;
  /** key → the moment since when `dependents` holds all that a fact under it would touch */
  readonly looksSince: Map<string, bigint>;
  /** anchor → JSON of the record as it stands; null: there is none */
  readonly records: Map<string, string | null>;
  /** anchors of records that could not be assembled: nothing more is made of them */
  readonly parked: Set<string>;
  /** true: everything from position 0 on is here, so what is not here does not exist */
  readonly isWhole: boolean;
  /** what there was when something was forgotten last; null: not known, or nothing ever was */
  readonly seen: Seen | null;
}

/** Which records a fact under a key touches. */
export interface Dependents {
  /** key → the spans of time within which records would see a fact; spans only grow */
  readonly spans: Map<string, SpanIndex>;
  /** key → anchor → time from which on it waits for the first fact; over when the record is renewed */
  readonly waiting: Map<string, Map<string, bigint>>;
  /** anchor → the keys that it waits under */
  readonly waitingOf: Map<string, readonly string[]>;
  /** how often a record has been assembled: the time by which keys are looked under */
  turns: number;
}

export function nothingKnown(isWhole: boolean): Knowledge {
  return {
    book: newBook(),
    knownFacts: new Map(),
    dependents: { spans: new Map(), waiting: new Map(), waitingOf: new Map(), turns: 0 },
    looksSince: new Map(),
    records: new Map(),
    parked: new Set(),
    isWhole,
    seen: null,
  };
}

/** Of which part of a span the database may hold facts under a key that the book has not; null: of none. */
export function lackingFacts(
  { isWhole, knownFacts, seen }: Knowledge,
  key: string,
  span: Span,
): Span | null {
  if (isWhole) return null;
  const known = knownFacts.get(key);
  if (known !== undefined) return known.lacking(span);
  if (seen === null || seen.has('fact', key)) return span;
  knownFacts.set(key, KnownSpans.ALL);
  return null;
}

/** Whether the database may hold a record that is not known here. */
export function mayLackRecord({ isWhole, records, seen }: Knowledge, anchor: string): boolean {
  return !isWhole && !records.has(anchor) && (seen === null || seen.has('record', anchor));
}

/** Whether the database may know of records that would see a fact of that moment under a key. */
export function mayLackLooks(
  { isWhole, looksSince, seen }: Knowledge,
  key: string,
  at: bigint,
): boolean {
  if (isWhole) return false;
  const since = looksSince.get(key);
  return (since === undefined || at < since) && (seen === null || seen.has('look', key));
}

/** The anchors of the records that a fact of that moment under a key touches. */
export function* touchedUnder(
  { spans, waiting }: Dependents,
  key: string,
  at: bigint,
): Generator<string> {
  const index = spans.get(key);
  if (index !== undefined) yield* seersOf(index, at);
  for (const [anchor, from] of waiting.get(key) ?? []) if (from <= at) yield anchor;
}

/** Sets what a record depends on now. Returns the spans that are new or wider, and what it waits for. */
export function setDependent(
  dependents: Dependents,
  anchor: string,
  { spans, waiting }: Dependencies,
): Dependencies {
  const wider = new Map<string, Span>();
  dependents.turns += 1;
  for (const [key, span] of spans) {
    const whole = addSpanUnder(dependents, key, { anchor, span });
    if (whole !== null) wider.set(key, whole);
  }
  for (const key of dependents.waitingOf.get(anchor) ?? []) {
    dependents.waiting.get(key)?.delete(anchor);
  }
  for (const [key, from] of waiting) waitersOf(dependents, key).set(anchor, from);
  dependents.waitingOf.set(anchor, [...waiting.keys()]);
  return { spans: wider, waiting };
}

/** Adds a span under a key. Returns the whole span when it is new or wider, else null. */
export function addSpanUnder(
  { spans, turns }: Dependents,
  key: string,
  { anchor, span }: { readonly anchor: string; readonly span: Span },
): Span | null {
  let index = spans.get(key);
  if (index === undefined) spans.set(key, (index = newSpanIndex()));
  index.lastLook = turns;
  return addSpan(index, anchor, span);
}

/** Adds what the database knows of a record that waits. */
export function addWaitingRecord(
  dependents: Dependents,
  { key, anchor, from }: { readonly key: string; readonly anchor: string; readonly from: bigint },
): void {
  waitersOf(dependents, key).set(anchor, from);
  const { waitingOf } = dependents;
  const keys = waitingOf.get(anchor) ?? [];
  if (!keys.includes(key)) waitingOf.set(anchor, [...keys, key]);
}

function waitersOf({ waiting }: Dependents, key: string): Map<string, bigint> {
  let found = waiting.get(key);
  if (found === undefined) waiting.set(key, (found = new Map()));
  return found;
}
