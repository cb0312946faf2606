// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../domain/evidence/evidence.js';
import { BookReading, type OpenBook, type Sought } from '../domain/reading/book-reading.js';
import type { Span } from '../domain/reading/dependencies.js';
import { addEvidence, newBook } from '../domain/reading/fact-book.js';
import { KnownSpans } from '../domain/reading/known-spans.js';
import { SoughtSpans } from '../domain/reading/sought-spans.js';
import { loadSpans, type Prefix } from '../postgres/load-spans.js';

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
  private readonly sought = new SoughtSpans();

  constructor(private readonly prefix: Prefix) {}

  /** Computes, and loads what was looked for in vain, until nothing is: a statement for each hop. */
  async knowing<T>(compute: (open: OpenBook) => T): Promise<T> {
    for (;;) {
      const onLook = (key: string, span: Span, sought: Sought): boolean => {
        const lacking = this.knownUnder(key).lacking(span);
        if (lacking === null) return true;
        this.sought.seek(key, lacking, sought);
        return false;
      };
      const result = compute({ book: this.book, memory: new Map(), onLook });
      if (this.sought.isEmpty) return result;
      await this.load();
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

  private async load(): Promise<void> {
    const wanted = this.sought.take();
    const { facts, known } = await loadSpans(this.prefix, wanted);
    this.add(facts);
    for (const [index, { key }] of wanted.entries()) {
      const span = known[index];
      if (span !== undefined) this.known.set(key, this.knownUnder(key).with(span));
    }
  }

  private knownUnder(key: string): KnownSpans {
    return this.known.get(key) ?? KnownSpans.NONE;
  }
}
