// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_CONFIGURATION } from '../configuration/default-configuration.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import { type Evidence, type Shelf, shelfKey, type Shelves } from '../evidence/evidence.js';
import { addLook, addWaiting, type Looks, newLooks, type Span } from './dependencies.js';
import { type FactBook, indexFrom } from './fact-book.js';
import type { Reading, TimeRange, Wanted, WantedAfter } from './reading.js';

/** A book while nothing is added to it, and what has been worked out from it. */
export interface OpenBook {
  readonly book: FactBook;
  /** results that all readings have in common, each with what was looked at for it */
  readonly memory: Map<string, Remembered>;
  /**
   * called for each look, with the span of time that the result depends on: a book may hold a part of
   * the ledger alone. False: it may lack something there
   */
  readonly onLook: (key: string, span: Span, sought: Sought) => boolean;
  /** evidence at later positions is passed over; absent: none is */
  readonly asOf?: number;
}

/** What of a span is looked for: everything, or the last or first that is wanted. */
export type Sought = 'all' | 'last' | 'first';

interface Remembered {
  readonly result: unknown;
  readonly looks: Looks;
  /** false: something may have been lacking */
  readonly isSure: boolean;
}

/** Reads a book; `looks` collects what was looked at. */
export class BookReading implements Reading {
  readonly looks = newLooks();
  private lacks = false;

  constructor(private readonly open: OpenBook) {}

  /** Whether the book had all that was looked for. */
  get isSure(): boolean {
    return !this.lacks;
  }

  select<S extends Shelf>(shelf: S, key: string, range: TimeRange = {}): readonly Shelves[S][] {
    const text = shelfKey(shelf, key);
    const { from = null, until = null } = range;
    this.look(text, { from, until }, 'all');
    return within(this.list(shelf, text), range);
  }

  latest<S extends Shelf>(shelf: S, key: string, wanted: Wanted<Shelves[S]>): Shelves[S] | null {
    const { before, where = () => true } = wanted;
    const text = shelfKey(shelf, key);
    const list = this.list(shelf, text);
    let index = indexFrom(list, before) - 1;
    for (; index >= 0; index -= 1) {
      const evidence = list[index];
      if (evidence !== undefined && where(evidence)) break;
    }
    const found = list[index] ?? null;
    this.look(text, { from: found?.at ?? null, until: before - 1n }, 'last');
    return found;
  }

  earliest<S extends Shelf>(
    shelf: S,
    key: string,
    { after, where = () => true }: WantedAfter<Shelves[S]>,
  ): Shelves[S] | null {
    const text = shelfKey(shelf, key);
    const list = this.list(shelf, text);
    let index = indexFrom(list, after + 1n);
    for (; index < list.length; index += 1) {
      const evidence = list[index];
      if (evidence !== undefined && where(evidence)) break;
    }
    const found = list[index] ?? null;
    const span = { from: after + 1n, until: found?.at ?? null };
    if (found === null) addWaiting(this.looks, text, span.from);
    else addLook(this.looks, text, span);
    this.tell(text, span, 'first');
    return found;
  }

  once<T>(name: string, compute: (reading: Reading) => T): T {
    let known = this.open.memory.get(name);
    if (known === undefined) {
      const inner = new BookReading(this.open);
      known = { result: compute(inner), looks: inner.looks, isSure: inner.isSure };
      this.open.memory.set(name, known);
    }
    this.looks.parts.add(known.looks);
    if (!known.isSure) this.lacks = true;
    return resultOf(known, compute);
  }

  configurationAt(at: bigint): RecordsConfiguration {
    const found = this.latest('configuration', 'records', { before: at + 1n });
    return found?.configuration ?? DEFAULT_CONFIGURATION;
  }

  private look(key: string, span: Span, sought: Sought): void {
    addLook(this.looks, key, span);
    this.tell(key, span, sought);
  }

  private tell(key: string, span: Span, sought: Sought): void {
    if (!this.open.onLook(key, span, sought)) this.lacks = true;
  }

  private list<S extends Shelf>(shelf: S, text: string): readonly Shelves[S][] {
    const { book, asOf } = this.open;
    const whole = book.lists.get(text) ?? [];
    const list = asOf === undefined ? whole : whole.filter(({ position }) => position <= asOf);
    return isOfShelf(list, shelf) ? list : [];
  }
}

function within<E extends Evidence>(list: readonly E[], { from, until }: TimeRange): readonly E[] {
  const start = from === undefined ? 0 : indexFrom(list, from);
  const end = until === undefined ? list.length : indexFrom(list, until + 1n);
  return start === 0 && end === list.length ? list : list.slice(start, end);
}

/** A key starts with its shelf, so what stands under it is of that shelf. */
function isOfShelf<S extends Shelf>(
  list: readonly Evidence[],
  shelf: S,
): list is readonly Shelves[S][] {
  return list.length === 0 || shelf.length > 0;
}

/** A name stands for one computation, so what was kept under it is of its type. */
function resultOf<T>(known: Remembered, compute: (reading: Reading) => T): T;
function resultOf({ result }: Remembered): unknown {
  return result;
}
