// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../domain/evidence/evidence.js';
import { type AnyRecord, assembleRecord } from '../domain/fold/assemble-record.js';
import { type Knowledge, nothingKnown } from '../domain/fold/knowledge.js';
import { touchedBy } from '../domain/fold/touched-by.js';
import { BookReading, type OpenBook } from '../domain/reading/book-reading.js';
import { type Dependencies, dependenciesOf, wouldSee } from '../domain/reading/dependencies.js';
import { type Anchor, anchorText } from '../domain/record.js';
import type { Checkpoint, Queries } from '../postgres/checkpoints.js';
import { loadDependents, loadKeys } from '../postgres/load-knowledge.js';
import { decodeEvidence, type StoredEvidence } from '../postgres/stored-evidence.js';

/** A record as of a position; null: there was none. */
export interface Assembled {
  readonly anchor: Anchor;
  readonly record: AnyRecord | null;
}

/** A span of positions: `after` excluded, `asOf` included. */
export interface PositionSpan {
  readonly after: number;
  readonly asOf: number;
}

/**
 * Assembles, as of a position, every record that the facts since an earlier one touch. The same
 * function over the same facts as ever: so it was, whatever has been recorded since (D4).
 */
export async function assembleTouched(
  queries: Queries,
  place: Checkpoint,
  { after, asOf }: PositionSpan,
): Promise<ReadonlyMap<string, Assembled>> {
  const knowledge = nothingKnown(false);
  const evidence = await evidenceBetween(queries, place, { after, asOf });
  await loadDependents(queries, place, knowledge, evidence);
  const found = await knowing({ queries, place, knowledge, asOf }, (open) =>
    touchedBy(knowledge, evidence, open).anchors.flatMap(
      (anchor) => assembledBy(new BookReading(open), anchor) ?? [],
    ),
  );
  return new Map(found.map((each) => [anchorText(each.anchor), each]));
}

/** Assembles one record as of a position. */
export async function assembleOne(
  queries: Queries,
  place: Checkpoint,
  { anchor, asOf }: { readonly anchor: Anchor; readonly asOf: number },
): Promise<AnyRecord | null> {
  const found = await knowing({ queries, place, knowledge: nothingKnown(false), asOf }, (open) =>
    assembledBy(new BookReading(open), anchor),
  );
  return found?.record ?? null;
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
  queries: Queries,
  place: Checkpoint,
  { anchor, asOf }: { readonly anchor: Anchor; readonly asOf: number },
): Promise<readonly HistoricRecord[]> {
  const asking = { queries, place, knowledge: nothingKnown(false), asOf };
  const history = await knowing(asking, (open) => historyOf(open, anchor, asOf));
  return history.toSorted((left, right) => left.position - right.position);
}

function historyOf(open: OpenBook, anchor: Anchor, last: number): readonly HistoricRecord[] {
  const history: HistoricRecord[] = [];
  const positions = new Set([last]);
  // grows while it is worked through: another prefix looks elsewhere
  for (const asOf of positions) {
    const reading = new BookReading({ ...open, memory: new Map(), asOf });
    history.push({ position: asOf, record: assembledBy(reading, anchor)?.record ?? null });
    for (const position of positionsSeen(open.book, dependenciesOf(reading.looks))) {
      if (position <= last) positions.add(position);
    }
  }
  return history;
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

interface Asking {
  readonly queries: Queries;
  readonly place: Checkpoint;
  readonly knowledge: Knowledge;
  readonly asOf: number;
}

/** Computes, and loads what was looked for in vain, until nothing is: a statement for each hop. */
async function knowing<T>(
  { queries, place, knowledge, asOf }: Asking,
  compute: (open: OpenBook) => T,
): Promise<T> {
  for (;;) {
    const missing = new Set<string>();
    const onLook = (key: string): void => {
      if (!knowledge.completeKeys.has(key)) missing.add(key);
    };
    const result = compute({ book: knowledge.book, memory: new Map(), onLook });
    if (missing.size === 0) return result;
    await loadKeys(queries, { ...place, asOf }, knowledge, missing);
  }
}

/** A record that is parked as it stands may have broken before, too: then there is nothing to show. */
function assembledBy(reading: BookReading, anchor: Anchor): Assembled | null {
  try {
    return { anchor, record: assembleRecord(reading, anchor) };
  } catch {
    return null;
  }
}

async function evidenceBetween(
  queries: Queries,
  { ledger, generation }: Checkpoint,
  { after, asOf }: PositionSpan,
): Promise<readonly Evidence[]> {
  const rows = await queries.query<{ evidence: StoredEvidence }>(
    `SELECT evidence FROM fact
      WHERE ledger = $1 AND generation = $2 AND position > $3 AND position <= $4 ORDER BY position`,
    [ledger, generation, after, asOf],
  );
  return rows.map(({ evidence }) => decodeEvidence(evidence));
}
