// SPDX-License-Identifier: Apache-2.0
import { BookReading, type OpenBook } from '../reading/book-reading.js';
import { type Dependencies, dependenciesOf } from '../reading/dependencies.js';
import type { Anchor } from '../record.js';
import type { AnyRecord, AssembleRecord } from './assemble-record.js';

/** A record, or null, as it was assembled, and what was looked at for it. */
export interface Assembled {
  readonly record: AnyRecord | null;
  readonly json: string | null;
  readonly looks: Dependencies;
  /** whether all was known that was looked for */
  readonly isSure: boolean;
}

/** Assembles the record on an anchor from an open book. Throws what assembling throws. */
export function assembleFrom(open: OpenBook, anchor: Anchor, assemble: AssembleRecord): Assembled {
  const reading = new BookReading(open);
  const record = assemble(reading, anchor);
  const json = record === null ? null : JSON.stringify(record);
  return { record, json, looks: dependenciesOf(reading.looks), isSure: reading.isSure };
}
