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
}

export function newSpanIndex(): SpanIndex {
  return { spans: new Map(), drawers: new Map() };
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

function drawerOf({ until }: Span): number {
  return until === null ? Infinity : weekOf(until);
}

function weekOf(at: bigint): number {
  return Number(at / (7n * DAY));
}
