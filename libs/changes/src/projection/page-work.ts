// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../domain/evidence/evidence.js';
import type { AnyRecord } from '../domain/fold/assemble-record.js';
import type { FoldedPage } from '../domain/fold/fold-page.js';
import type { Renewed } from '../domain/fold/page-fold.js';
import type { Parked } from '../domain/fold/parked.js';
import type { CountedPage, ProducerGap } from '../domain/producer/count-sequences.js';
import type { ProducerNumbers } from '../domain/producer/gaps.js';
import { addLook, type Looks, newLooks } from '../domain/reading/dependencies.js';
import { type Anchor, anchorText } from '../domain/record.js';
import type { RecordTotal } from '../postgres/record-totals.js';
import type { TouchedRecord } from '../postgres/touched-records.js';

/** A record as it stands from the end of a block on; null: there is none any more. */
export interface VersionStep {
  readonly anchor: Anchor;
  readonly position: number;
  readonly record: AnyRecord | null;
  readonly json: string | null;
}

/** A record that is not what it was at the end of the last block. */
export interface ChangedInBlock {
  /** JSON at the end of the last block; null: there was none */
  readonly base: string | null;
  readonly json: string | null;
  readonly record: AnyRecord | null;
}

/** What pages made, until it is written in one transaction. */
export interface PageWork {
  readonly evidence: Evidence[];
  /** anchor → the record as the last page leaves it */
  readonly renewed: Map<string, Renewed>;
  readonly looks: Map<string, Looks>;
  readonly touched: TouchedRecord[];
  readonly versions: VersionStep[];
  /** as of the ends of blocks, and of the last page where that ends within one */
  readonly totals: RecordTotal[];
  readonly parked: Parked[];
  readonly numbers: Map<string, ProducerNumbers>;
  /** gaps that opened: still open by their numbers, and closed again */
  readonly gapsOpen: Map<string, ProducerGap>;
  readonly gapsOver: ProducerGap[];
  /** gaps from before that closed */
  readonly gapsClosed: ProducerGap[];
}

export function newWork(): PageWork {
  return {
    evidence: [],
    renewed: new Map(),
    looks: new Map(),
    touched: [],
    versions: [],
    totals: [],
    parked: [],
    numbers: new Map(),
    gapsOpen: new Map(),
    gapsOver: [],
    gapsClosed: [],
  };
}

/** Adds what one more page made. */
export function addPage(work: PageWork, folded: FoldedPage, counted: CountedPage): void {
  work.evidence.push(...folded.evidence);
  work.parked.push(...folded.parked);
  for (const renewed of folded.renewed) work.renewed.set(anchorText(renewed.anchor), renewed);
  for (const [anchor, { spans, waiting }] of folded.looks) {
    const own = work.looks.get(anchor) ?? newLooks();
    for (const [key, span] of spans) addLook(own, key, span);
    // what it waited for in an earlier page is over
    work.looks.set(anchor, { ...own, waiting: new Map(waiting) });
  }
  addGaps(work, counted);
}

function addGaps(work: PageWork, { numbers, opened, closed }: CountedPage): void {
  for (const [producer, each] of numbers) work.numbers.set(producer, each);
  for (const gap of closed) {
    const name = nameOf(gap);
    const own = work.gapsOpen.get(name);
    if (own === undefined) work.gapsClosed.push(gap);
    else work.gapsOver.push({ ...own, toPosition: gap.toPosition });
    work.gapsOpen.delete(name);
  }
  for (const gap of opened) {
    if (gap.toPosition === null) work.gapsOpen.set(nameOf(gap), gap);
    else work.gapsOver.push(gap);
  }
}

function nameOf({ from, to, producer }: ProducerGap): string {
  return `${from} ${to} ${producer}`;
}
