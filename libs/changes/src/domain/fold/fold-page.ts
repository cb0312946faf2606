// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../evidence/evidence.js';
import type { Sought } from '../reading/book-reading.js';
import type { Dependencies, Span } from '../reading/dependencies.js';
import { addEvidence, removeEvidence } from '../reading/fact-book.js';
import type { WantedSpan } from '../reading/sought-spans.js';
import { type Anchor, anchorText } from '../record.js';
import type { AssembleRecord } from './assemble-record.js';
import { type Assembled, assembleFrom } from './assembled.js';
import { type Knowledge, lackingFacts, mayLackRecord, setDependent } from './knowledge.js';
import { type Attempt, firstAttempt, keep, type PageFold, type Renewed } from './page-fold.js';
import { parkFrom } from './park-from.js';
import { type Parked, reasonOf } from './parked.js';
import { touchedBy } from './touched-by.js';

/** What a page made of the records, or what must be known first. */
export type Folded = FoldedPage | Missing;

export interface FoldedPage {
  readonly kind: 'folded';
  /** what was new, in the order of positions */
  readonly evidence: readonly Evidence[];
  readonly renewed: readonly Renewed[];
  /** anchor → what it depends on that is new or wider, and all that it waits for */
  readonly looks: ReadonlyMap<string, Dependencies>;
  /** anchor → the first position that touches it (see `touchedBy`) */
  readonly touched: ReadonlyMap<string, number>;
  readonly parked: readonly Parked[];
}

export interface Missing {
  readonly kind: 'missing';
  readonly facts: readonly WantedSpan[];
  /** anchors of records */
  readonly records: ReadonlySet<string>;
}

/**
 * Folds a page of evidence: adds it to the book, then assembles once, whole, every record that
 * stands on any of it or would have seen it. When something must be known first, `knowledge` is
 * left as it was; the page is folded again with the same `attempt`.
 */
export function foldPage(
  knowledge: Knowledge,
  page: readonly Evidence[],
  assemble: AssembleRecord,
  attempt: Attempt = firstAttempt(),
): Folded {
  const added = page.filter((evidence) => addEvidence(knowledge.book, evidence));
  const fold = newFold(knowledge, { assemble, added, attempt });
  const { anchors, since, parked } = touchedBy(knowledge, added, fold.open);
  fold.parked.push(...parked);
  for (const anchor of anchors) renew(fold, anchor);
  return finish(fold, since);
}

function newFold(
  knowledge: Knowledge,
  given: Pick<PageFold, 'assemble' | 'added' | 'attempt'>,
): PageFold {
  const onLook = (key: string, span: Span, sought: Sought): boolean => {
    const lacking = lackingFacts(knowledge, key, span);
    if (lacking !== null) given.attempt.sought.seek(key, lacking, sought);
    return lacking === null;
  };
  const open = { book: knowledge.book, memory: new Map(), onLook };
  const made = { lackedRecords: new Set<string>(), renewed: [], looks: new Map(), parked: [] };
  return { knowledge, ...given, open, ...made };
}

/** Assembles a record again, whole; one that cannot be assembled is parked, and the others go on. */
function renew(fold: PageFold, anchor: Anchor): void {
  const { knowledge, lackedRecords, attempt } = fold;
  const text = anchorText(anchor);
  if (knowledge.parked.has(text)) return;
  if (mayLackRecord(knowledge, text)) lackedRecords.add(text);
  try {
    keep(fold, anchor, attempt.settled.get(text) ?? settle(fold, anchor));
  } catch (error) {
    parkFrom(fold, anchor, reasonOf(error));
  }
}

/** Assembles a record, and remembers it unless it looked where something is missing. */
function settle({ open, assemble, attempt }: PageFold, anchor: Anchor): Assembled {
  const assembled = assembleFrom(open, anchor, assemble);
  if (assembled.isSure) attempt.settled.set(anchorText(anchor), assembled);
  return assembled;
}

function finish(
  { knowledge, attempt, lackedRecords, added, renewed, looks, parked }: PageFold,
  touched: ReadonlyMap<string, number>,
): Folded {
  if (!attempt.sought.isEmpty || lackedRecords.size > 0) {
    for (const evidence of added) removeEvidence(knowledge.book, evidence);
    for (const { anchor } of parked) knowledge.parked.delete(anchor);
    return { kind: 'missing', facts: attempt.sought.take(), records: lackedRecords };
  }
  for (const { anchor, json } of renewed) {
    const text = anchorText(anchor);
    // to the end, where the last ones are
    knowledge.records.delete(text);
    knowledge.records.set(text, json);
  }
  const wider = new Map<string, Dependencies>();
  for (const [anchor, seen] of looks) {
    wider.set(anchor, setDependent(knowledge.dependents, anchor, seen));
  }
  return { kind: 'folded', evidence: added, renewed, looks: wider, touched, parked };
}
