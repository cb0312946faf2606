// SPDX-License-Identifier: Apache-2.0
import type { Span } from './dependencies.js';

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

/** The spans of time, under one key, within which everything is known; never changed. */
export class KnownSpans {
  static readonly NONE = new KnownSpans([]);
  static readonly ALL = KnownSpans.NONE.with({ from: null, until: null });

  private constructor(
    /** ascending, with something unknown between each and the next */
    private readonly spans: readonly Bounds[],
  ) {}

  /** Everything known up to now, and within a span. */
  with(span: Span): KnownSpans {
    let { low, high } = boundsOf(span);
    if (low > high) return this;
    const apart: Bounds[] = [];
    for (const each of this.spans) {
      if (each.high + 1n < low || high + 1n < each.low) {
        apart.push(each);
        continue;
      }
      if (each.low < low) ({ low } = each);
      if (each.high > high) ({ high } = each);
    }
    const all = [...apart, { low, high }];
    return new KnownSpans(all.toSorted((one, other) => (one.low < other.low ? -1 : 1)));
  }

  /** What is known from a moment on until ever, without gaps; NONE where that is nothing. */
  since(at: bigint | null): KnownSpans {
    const last = this.spans.at(-1);
    if (last === undefined || last.high <= LATEST) return KnownSpans.NONE;
    if (at !== null && last.low < at) return KnownSpans.NONE.with({ from: at, until: null });
    return this.spans.length === 1 ? this : new KnownSpans([last]);
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
