// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../domain/evidence/evidence.js';
import { BookReading, type OpenBook, type Sought } from '../domain/reading/book-reading.js';
import type { Span } from '../domain/reading/dependencies.js';
import { addEvidence, newBook } from '../domain/reading/fact-book.js';
import { KnownSpans } from '../domain/reading/known-spans.js';
import { loadSpans, type Prefix, type WantedSpan } from '../postgres/load-spans.js';

/**
 * Reads a prefix of a ledger as far as it is looked at, and no further: what is read from the database
 * does not grow with the histories of services and environments.
 */
export class PrefixBook {
  private readonly book = newBook();
  /** by position: assembly tells facts apart by identity */
  private readonly held = new Set<number>();
  private readonly results = new Map<string, { readonly result: unknown }>();
  private readonly known = new Map<string, KnownSpans>();
  /** key → how many are sought next, of the last or the first */
  private readonly most = new Map<string, number>();

  constructor(private readonly prefix: Prefix) {}

  /** Computes, and loads what was looked for in vain, until nothing is: a statement for each hop. */
  async knowing<T>(compute: (open: OpenBook) => T): Promise<T> {
    for (;;) {
      const wanted = new Map<string, WantedSpan>();
      const onLook = (key: string, span: Span, sought: Sought): boolean => {
        const lacking = this.knownUnder(key).lacking(span);
        if (lacking === null) return true;
        const most = this.most.get(key) ?? FEW;
        const name = `${sought} ${lacking.from} ${lacking.until} ${key}`;
        wanted.set(name, { key, span: lacking, sought, most });
        return false;
      };
      const result = compute({ book: this.book, memory: new Map(), onLook });
      if (wanted.size === 0) return result;
      await this.load([...wanted.values()]);
    }
  }

  /**
   * What is computed from a reading; not again where all that it looked at was known. Undefined: it
   * breaks, as a record that is parked may have broken before, too.
   */
  settled<T>(open: OpenBook, name: string, compute: (reading: BookReading) => T): T | undefined {
    const known = this.results.get(name);
    // a name stands for one computation
    if (known !== undefined) return known.result as T;
    const reading = new BookReading(open);
    try {
      const result = compute(reading);
      if (reading.isSure) this.results.set(name, { result });
      return result;
    } catch {
      return undefined;
    }
  }

  /** Adds facts of the prefix that were read otherwise; more may stand under their keys. */
  add(facts: readonly Evidence[]): void {
    for (const fact of facts) {
      if (this.held.has(fact.position)) continue;
      this.held.add(fact.position);
      addEvidence(this.book, fact);
    }
  }

  private async load(wanted: readonly WantedSpan[]): Promise<void> {
    const { facts, known } = await loadSpans(this.prefix, wanted);
    this.add(facts);
    for (const [index, { key, most }] of wanted.entries()) {
      const span = known[index];
      if (span !== undefined) this.knownUnder(key).add(span);
      this.most.set(key, 2 * most);
    }
  }

  private knownUnder(key: string): KnownSpans {
    let known = this.known.get(key);
    if (known === undefined) this.known.set(key, (known = new KnownSpans()));
    return known;
  }
}

const FEW = 8;
