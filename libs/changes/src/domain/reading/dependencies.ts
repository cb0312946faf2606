// SPDX-License-Identifier: Apache-2.0

/** A span of time in nanoseconds since 1970, both ends included; null: open. */
export interface Span {
  readonly from: bigint | null;
  readonly until: bigint | null;
}

/** What a record was assembled by looking at, and so by which facts it would become another. */
export interface Dependencies {
  /** key → the span of time within which a fact under it would have been seen */
  readonly spans: ReadonlyMap<string, Span>;
  /** key → the time from which on the first fact under it is waited for: over when it has come */
  readonly waiting: ReadonlyMap<string, bigint>;
}

export const NO_DEPENDENCIES: Dependencies = { spans: new Map(), waiting: new Map() };

/** What was looked at: by itself, and in the parts that it was put together from. */
export interface Looks {
  readonly spans: Map<string, Span>;
  readonly waiting: Map<string, bigint>;
  readonly parts: Set<Looks>;
}

export function newLooks(): Looks {
  return { spans: new Map(), waiting: new Map(), parts: new Set() };
}

/** Adds a look at a key; two looks become one that spans both. */
export function addLook({ spans }: Pick<Looks, 'spans'>, key: string, span: Span): void {
  const known = spans.get(key);
  spans.set(key, known === undefined ? span : spanOver(known, span));
}

/** Adds that the first fact under a key from a time on is waited for. */
export function addWaiting({ waiting }: Pick<Looks, 'waiting'>, key: string, from: bigint): void {
  const known = waiting.get(key);
  if (known === undefined || from < known) waiting.set(key, from);
}

/** Everything that was looked at, parts included. */
export function dependenciesOf(looks: Looks): Dependencies {
  if (looks.parts.size === 0) return looks;
  const all = newLooks();
  const seen = new Set([looks]);
  // grows while it is worked through: parts have parts
  for (const { spans, waiting, parts } of seen) {
    for (const [key, span] of spans) addLook(all, key, span);
    for (const [key, from] of waiting) addWaiting(all, key, from);
    for (const part of parts) seen.add(part);
  }
  return all;
}

/** Whether a fact of that moment would have been seen. */
export function wouldSee({ from, until }: Span, at: bigint): boolean {
  return (from === null || from <= at) && (until === null || at <= until);
}

/** The least span that holds both. */
export function spanOver(one: Span, other: Span): Span {
  if (covers(one, other)) return one;
  if (covers(other, one)) return other;
  const from = one.from === null || other.from === null ? null : least(one.from, other.from);
  const until = one.until === null || other.until === null ? null : most(one.until, other.until);
  return { from, until };
}

function covers(one: Span, other: Span): boolean {
  const isEarly = one.from === null || (other.from !== null && one.from <= other.from);
  const isLate = one.until === null || (other.until !== null && other.until <= one.until);
  return isEarly && isLate;
}

function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

function most(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
