// SPDX-License-Identifier: Apache-2.0
import { type Span, spanOver, wouldSee } from '../reading/dependencies.js';
import { DAY } from '../time.js';

/**
 * The spans of records under one key, in drawers by the week in which they end: most facts are newer
 * than most spans, and need not look at them.
 */
export interface SpanIndex {
  readonly spans: Map<string, Span>;
  readonly drawers: Map<number, Set<string>>;
  /** when it was looked under last, in `turns` of `Dependents` */
  lastLook: number;
}

export function newSpanIndex(): SpanIndex {
  return { spans: new Map(), drawers: new Map(), lastLook: 0 };
}

/** Adds a span of a record. Returns the whole span when it is new or wider, else null. */
export function addSpan({ spans, drawers }: SpanIndex, anchor: string, span: Span): Span | null {
  const known = spans.get(anchor);
  const whole = known === undefined ? span : spanOver(known, span);
  if (whole === known) return null;
  if (known !== undefined) drawers.get(drawerOf(known))?.delete(anchor);
  spans.set(anchor, whole);
  const drawer = drawerOf(whole);
  const anchors = drawers.get(drawer) ?? new Set();
  drawers.set(drawer, anchors.add(anchor));
  return whole;
}

/** The anchors of the records that would see a fact of that moment. */
export function* seersOf({ spans, drawers }: SpanIndex, at: bigint): Generator<string> {
  const least = weekOf(at);
  for (const [drawer, anchors] of drawers) {
    if (drawer < least) continue;
    for (const anchor of anchors) {
      const span = spans.get(anchor);
      if (span !== undefined && wouldSee(span, at)) yield anchor;
    }
  }
}

/** The index without the spans that ended before a week; null: nothing is left. */
export function withoutEnded(
  { spans, drawers, lastLook }: SpanIndex,
  week: number,
): SpanIndex | null {
  const left = { ...newSpanIndex(), lastLook };
  for (const [drawer, anchors] of drawers) {
    if (drawer < week || anchors.size === 0) continue;
    left.drawers.set(drawer, anchors);
    for (const anchor of anchors) {
      const span = spans.get(anchor);
      if (span !== undefined) left.spans.set(anchor, span);
    }
  }
  return left.spans.size === 0 ? null : left;
}

/** The moment from which on no span is seen that ended before a week. */
export function beginOf(week: number): bigint {
  return BigInt(week) * WEEK;
}

function drawerOf({ until }: Span): number {
  return until === null ? Infinity : weekOf(until);
}

export function weekOf(at: bigint): number {
  return Number(at / WEEK);
}

const WEEK = 7n * DAY;
