// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../evidence/evidence.js';
import type { OpenBook } from '../reading/book-reading.js';
import type { Dependencies } from '../reading/dependencies.js';
import { SoughtSpans } from '../reading/sought-spans.js';
import { type Anchor, anchorText } from '../record.js';
import type { AnyRecord, AssembleRecord } from './assemble-record.js';
import type { Assembled } from './assembled.js';
import type { Knowledge } from './knowledge.js';
import type { Parked } from './parked.js';

/** A record that is not as it was before the page; null: there is none any more. */
export interface Renewed {
  readonly anchor: Anchor;
  readonly record: AnyRecord | null;
  readonly json: string | null;
  /** JSON before the page; null: there was none */
  readonly before: string | null;
}

/** A page while it is folded; what it makes is kept apart until it is done. */
export interface PageFold extends Given {
  readonly knowledge: Knowledge;
  readonly open: OpenBook;
  /** anchors of records that the database may hold */
  readonly lackedRecords: Set<string>;
  readonly renewed: Renewed[];
  readonly looks: Map<string, Dependencies>;
  readonly parked: Parked[];
}

/** What a page is folded with. */
interface Given {
  readonly assemble: AssembleRecord;
  readonly added: readonly Evidence[];
  readonly attempt: Attempt;
}

/** What is kept of a fold of a page for the next one, where something was missing. */
export interface Attempt {
  /** anchor → the record, where all that it was assembled from is known */
  readonly settled: Map<string, Assembled>;
  readonly sought: SoughtSpans;
}

export function firstAttempt(): Attempt {
  return { settled: new Map(), sought: new SoughtSpans() };
}

/** Writes down what a record was assembled to, and where it looked. */
export function keep(
  { knowledge, renewed, looks }: Pick<PageFold, 'knowledge' | 'renewed' | 'looks'>,
  anchor: Anchor,
  { record, json, looks: own }: Assembled,
): void {
  const text = anchorText(anchor);
  looks.set(text, own);
  const before = knowledge.records.get(text) ?? null;
  if (json !== before) renewed.push({ anchor, record, json, before });
}
