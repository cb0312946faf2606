// SPDX-License-Identifier: Apache-2.0
import type { Sought } from './book-reading.js';
import type { Span } from './dependencies.js';

/** What is wanted under a key: all of a span, or the last or first so many of it. */
export interface WantedSpan {
  readonly key: string;
  readonly span: Span;
  readonly sought: Sought;
  readonly most: number;
}

const FEW = 8;

/** Collects what was looked for in vain; what is sought again is sought twice as far (ADR 0037). */
export class SoughtSpans {
  private readonly wanted = new Map<string, WantedSpan>();
  /** key → how many are sought next, of the last or the first */
  private readonly most = new Map<string, number>();

  get isEmpty(): boolean {
    return this.wanted.size === 0;
  }

  seek(key: string, span: Span, sought: Sought): void {
    const most = this.most.get(key) ?? FEW;
    this.wanted.set(`${sought} ${span.from} ${span.until} ${key}`, { key, span, sought, most });
  }

  /** What was looked for in vain since it was last asked for, each once. */
  take(): readonly WantedSpan[] {
    const all = [...this.wanted.values()];
    this.wanted.clear();
    for (const { key, most } of all) this.most.set(key, 2 * most);
    return all;
  }
}
