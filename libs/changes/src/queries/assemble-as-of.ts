// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../domain/evidence/evidence.js';
import { type AnyRecord, assembleRecord } from '../domain/fold/assemble-record.js';
import { anchorsOf, changeOf } from '../domain/fold/anchors-of.js';
import { BookReading, type OpenBook } from '../domain/reading/book-reading.js';
import { type Dependencies, dependenciesOf, wouldSee } from '../domain/reading/dependencies.js';
import { type Anchor, anchorText, type RecordKind } from '../domain/record.js';
import type { Prefix } from '../postgres/load-spans.js';
import { decodeEvidence, type StoredEvidence } from '../postgres/stored-evidence.js';
import { touchedBetween } from '../postgres/touched-records.js';
import { lastBlockEnd } from '../projection/block.js';
import { PrefixBook } from './prefix-book.js';

/** A record as of a position; null: there was none. */
export interface Assembled {
  readonly anchor: Anchor;
  readonly record: AnyRecord | null;
}

/**
 * Assembles, as of a position, every record of a kind that the facts since the last block touch. The
 * same function over the same facts as ever: so it was, whatever has been recorded since (D4).
 */
export async function assembleTouched(
  prefix: Prefix,
  book: PrefixBook,
  kind: RecordKind,
): Promise<readonly Assembled[]> {
  const { queries, place, asOf } = prefix;
  const evidence = await evidenceOfBlock(prefix);
  book.add(evidence);
  const span = { after: lastBlockEnd(asOf), to: asOf };
  const touched = await touchedBetween(queries, place, span);
  return book.knowing((open) => {
    const standing = evidence.flatMap((each) => {
      const name = `standing on ${each.position}`;
      return book.settled(open, name, (reading) => anchorsOf(reading, each)) ?? [];
    });
    const anchors = distinct([...touched, ...standing]);
    const changes = kind === 'change' ? changesOf(book, open, anchors) : [];
    const wanted = [...anchors, ...changes].filter((anchor) => anchor[0] === kind);
    return assembledIn(book, open, distinct(wanted));
  });
}

/** The Changes that the deployments among records belong to as of the position. */
function changesOf(
  book: PrefixBook,
  open: OpenBook,
  anchors: readonly Anchor[],
): readonly Anchor[] {
  const deployments = anchors.filter(([kind]) => kind === 'deployment');
  return deployments.flatMap((anchor) => {
    const name = `change of ${anchorText(anchor)}`;
    return book.settled(open, name, (reading) => changeOf(reading, anchor)) ?? [];
  });
}

/** Assembles records as of a position. */
export function assembleEach(
  book: PrefixBook,
  anchors: readonly Anchor[],
): Promise<readonly Assembled[]> {
  return book.knowing((open) => assembledIn(book, open, anchors));
}

/** A record as of a position at which it may have become another. */
export interface HistoricRecord {
  readonly position: number;
  readonly record: AnyRecord | null;
}

/**
 * Assembles one record as of each position up to one at which it may have become another: those of
 * the facts that it would have seen at any of them.
 */
export async function assembleHistory(
  book: PrefixBook,
  anchor: Anchor,
  last: number,
): Promise<readonly HistoricRecord[]> {
  const history = await book.knowing((open) => historyOf(open, anchor, last));
  return history.toSorted((left, right) => left.position - right.position);
}

function historyOf(open: OpenBook, anchor: Anchor, last: number): readonly HistoricRecord[] {
  const history: HistoricRecord[] = [];
  const positions = new Set([last]);
  // grows while it is worked through: another prefix looks elsewhere
  for (const asOf of positions) {
    const reading = new BookReading({ ...open, memory: new Map(), asOf });
    history.push({ position: asOf, record: recordBy(reading, anchor) });
    for (const position of positionsSeen(open.book, dependenciesOf(reading.looks))) {
      if (position <= last) positions.add(position);
    }
  }
  return history;
}

/** One that is parked as it stands may have broken before, too: then there is nothing to show. */
function recordBy(reading: BookReading, anchor: Anchor): AnyRecord | null {
  try {
    return assembleRecord(reading, anchor);
  } catch {
    return null;
  }
}

function positionsSeen(
  { lists }: OpenBook['book'],
  { spans, waiting }: Dependencies,
): readonly number[] {
  const sights = [
    ...spans,
    ...[...waiting].map(([key, from]) => [key, { from, until: null }] as const),
  ];
  return sights.flatMap(([key, span]) =>
    (lists.get(key) ?? []).filter(({ at }) => wouldSee(span, at)).map(({ position }) => position),
  );
}

function assembledIn(
  book: PrefixBook,
  open: OpenBook,
  anchors: readonly Anchor[],
): readonly Assembled[] {
  return anchors.flatMap((anchor) => {
    const name = anchorText(anchor);
    const record = book.settled(open, name, (reading) => assembleRecord(reading, anchor));
    return record === undefined ? [] : [{ anchor, record }];
  });
}

function distinct(anchors: readonly Anchor[]): readonly Anchor[] {
  return [...new Map(anchors.map((anchor) => [anchorText(anchor), anchor])).values()];
}

async function evidenceOfBlock({ queries, place, asOf }: Prefix): Promise<readonly Evidence[]> {
  const rows = await queries.query<{ evidence: StoredEvidence }>(
    `SELECT evidence FROM fact
      WHERE ledger = $1 AND generation = $2 AND position > $3 AND position <= $4 ORDER BY position`,
    [place.ledger, place.generation, lastBlockEnd(asOf), asOf],
  );
  return rows.map(({ evidence }) => decodeEvidence(evidence));
}
