// SPDX-License-Identifier: Apache-2.0
import type { Span } from './dependencies.js';

/** The spans of time, under one key, within which everything is known. */
export class KnownSpans {
  /** ascending, with something unknown between each and the next */
  private spans: readonly Bounds[] = [];

  add(span: Span): void {
    let { low, high } = boundsOf(span);
    if (low > high) return;
    const apart: Bounds[] = [];
    for (const each of this.spans) {
      if (each.high + 1n < low || high + 1n < each.low) {
        apart.push(each);
        continue;
      }
      if (each.low < low) ({ low } = each);
      if (each.high > high) ({ high } = each);
    }
    this.spans = [...apart, { low, high }].toSorted((one, other) => (one.low < other.low ? -1 : 1));
  }

  /** What of a span is left when what is known is cut off at both ends; null: all of it is known. */
  lacking(span: Span): Span | null {
    let { low, high } = boundsOf(span);
    for (const each of this.spans) {
      if (each.low <= low && low <= each.high) low = each.high + 1n;
      if (each.low <= high && high <= each.high) high = each.low - 1n;
    }
    if (low > high) return null;
    return { from: low < EARLIEST ? null : low, until: high > LATEST ? null : high };
  }
}

interface Bounds {
  readonly low: bigint;
  readonly high: bigint;
}

/** beyond what any clock says, for ends that are open */
const EARLIEST = -(1n << 80n);
const LATEST = 1n << 80n;

function boundsOf({ from, until }: Span): { low: bigint; high: bigint } {
  return { low: from ?? EARLIEST - 1n, high: until ?? LATEST + 1n };
}
