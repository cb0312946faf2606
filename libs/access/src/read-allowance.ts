// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '#platform';

/** What is left of a principal's allowance after a read, or how long to wait for one. */
export interface Allowance {
  readonly isAllowed: boolean;
  /** reads that are left at the moment */
  readonly remaining: number;
  /** whole seconds until one more is allowed; 0: now */
  readonly retrySeconds: number;
}

const MOST_KEPT = 10_000;

/**
 * Reads of each principal, by a bucket that a minute fills (GCRA, the form of the leaky bucket that
 * keeps one time a principal). It lives in one process: n instances allow n times as much.
 */
export class ReadAllowances {
  /** principal → when its bucket is full again */
  private readonly fullAtMs = new Map<string, number>();
  private readonly stepMs: number;

  constructor(
    readonly perMinute: number,
    private readonly clock: Clock,
  ) {
    this.stepMs = 60_000 / perMinute;
  }

  /** Takes one read from a principal's bucket, if there is one. */
  take(principal: string): Allowance {
    const now = this.clock.nowMs();
    const fullAt = Math.max(this.fullAtMs.get(principal) ?? now, now) + this.stepMs;
    const excessMs = fullAt - now - 60_000;
    // a step that is no whole number of milliseconds leaves less than one over
    if (excessMs > 0.5) {
      return { isAllowed: false, remaining: 0, retrySeconds: Math.ceil(excessMs / 1_000) };
    }
    if (this.fullAtMs.size >= MOST_KEPT) this.forgetFull(now);
    this.fullAtMs.set(principal, fullAt);
    const remaining = Math.max(0, Math.round(-excessMs / this.stepMs - 0.5));
    return { isAllowed: true, remaining, retrySeconds: 0 };
  }

  private forgetFull(now: number): void {
    for (const [principal, at] of this.fullAtMs) if (at <= now) this.fullAtMs.delete(principal);
  }
}
