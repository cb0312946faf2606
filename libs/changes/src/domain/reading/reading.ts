// SPDX-License-Identifier: Apache-2.0
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import type { Evidence, Shelf, Shelves } from '../evidence/evidence.js';

/** A span of time, both ends included; an absent end is open. */
export interface TimeRange {
  readonly from?: bigint;
  readonly until?: bigint;
}

/**
 * How assembly looks at a prefix of the ledger: by key and time, never otherwise. What was looked
 * at is remembered, so that a later fact finds the records that would have seen it.
 */
export interface Reading {
  /** The evidence under a key within a span, in the order of time. */
  select<S extends Shelf>(shelf: S, key: string, range?: TimeRange): readonly Shelves[S][];
  /** The last wanted evidence under a key before a moment; null: none. */
  latest<S extends Shelf>(shelf: S, key: string, wanted: Wanted<Shelves[S]>): Shelves[S] | null;
  /** The first wanted evidence under a key after a moment; null: none. */
  earliest<S extends Shelf>(
    shelf: S,
    key: string,
    wanted: WantedAfter<Shelves[S]>,
  ): Shelves[S] | null;
  /** Works something out once, however many records of one fact ask for it. */
  once<T>(name: string, compute: (reading: Reading) => T): T;
  /** The rules for what began at a moment. */
  configurationAt(at: bigint): RecordsConfiguration;
}

/** Which evidence is looked for, before which moment (excluded). */
export interface Wanted<E extends Evidence> {
  readonly before: bigint;
  readonly where?: (evidence: E) => boolean;
}

/** Which evidence is looked for, after which moment (excluded). */
export interface WantedAfter<E extends Evidence> {
  readonly after: bigint;
  readonly where?: (evidence: E) => boolean;
}
