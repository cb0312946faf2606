// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../domain/evidence/evidence.js';
import type { Missing } from '../domain/fold/fold-page.js';
import {
  addSpanUnder,
  addWaitingRecord,
  type Dependents,
  type Knowledge,
  mayLackLooks,
} from '../domain/fold/knowledge.js';
import { addEvidence, heldIn } from '../domain/reading/fact-book.js';
import { KnownSpans } from '../domain/reading/known-spans.js';
import type { WantedSpan } from '../domain/reading/sought-spans.js';
import { parseAnchor, recordId } from '../domain/record.js';
import type { Checkpoint, Queries } from './checkpoints.js';
import { keyNumber } from '../domain/key-number.js';
import { DAY } from '../domain/time.js';
import { loadSpans } from './load-spans.js';
import { columnAt, MAX_AT, MIN_AT } from './record-looks.js';

type Place = Pick<Checkpoint, 'ledger' | 'generation'>;
/** Evidence, as far as it says what it touches. */
type Placed = Pick<Evidence, 'at'> & { readonly keys: readonly { readonly key: string }[] };

/** Adds the facts that are wanted to the book; one statement for all. */
async function loadFacts(
  queries: Queries,
  checkpoint: Checkpoint,
  { book, knownFacts }: Knowledge,
  wanted: readonly WantedSpan[],
): Promise<void> {
  if (wanted.length === 0) return;
  const prefix = { queries, place: checkpoint, asOf: checkpoint.next - 1 };
  const { facts, known } = await loadSpans(prefix, wanted);
  for (const fact of facts) addEvidence(book, heldIn(book, fact));
  for (const [index, { key }] of wanted.entries()) {
    const span = known[index];
    if (span !== undefined)
      knownFacts.set(key, (knownFacts.get(key) ?? KnownSpans.NONE).with(span));
  }
}

/** Adds the records as they stand; one statement for all. */
async function loadRecords(
  database: Queries,
  { ledger, generation }: Place,
  knowledge: Knowledge,
  anchors: ReadonlySet<string>,
): Promise<void> {
  if (anchors.size === 0) return;
  const parsed = [...anchors].map(parseAnchor);
  const rows = await database.query<{ anchor: string; json: string | null }>(
    `SELECT r.anchor, r.record::text AS json
       FROM unnest($3::text[], $4::text[]) AS wanted(kind, record_id) CROSS JOIN LATERAL (
         SELECT anchor, record FROM record_view
          WHERE ledger = $1 AND generation = $2 AND kind = wanted.kind
            AND record_id = wanted.record_id OFFSET 0) r`,
    [ledger, generation, parsed.map(([kind]) => kind), parsed.map(recordId)],
  );
  for (const anchor of anchors) knowledge.records.set(anchor, null);
  for (const { anchor, json } of rows) knowledge.records.set(anchor, json);
}

/**
 * Adds the records that a page of evidence touches and that are not known, and those that a fact under
 * the same keys would touch later on; one statement for all.
 */
export async function loadDependents(
  database: Queries,
  { ledger, generation }: Place,
  knowledge: Knowledge,
  page: readonly Placed[],
): Promise<void> {
  const keys = lackingLooks(knowledge, page);
  if (keys.size === 0) return;
  const names = new Map([...keys.keys()].map((key) => [keyNumber(key), key]));
  const rows = await database.query<DependentRow>(DEPENDENTS, [
    ledger,
    generation,
    [...keys.keys()].map(keyNumber),
    [...keys.values()].map(columnAt),
  ]);
  for (const row of rows) addDependent(knowledge.dependents, names.get(row.key) ?? '', row);
  for (const [key, since] of keys) knowledge.looksSince.set(key, since);
}

/** key → since when looks are wanted: a little earlier than the page begins, for facts come out of order */
function lackingLooks(knowledge: Knowledge, page: readonly Placed[]): ReadonlyMap<string, bigint> {
  const lacking = new Map<string, bigint>();
  for (const { at, keys } of page) {
    for (const { key } of keys) {
      const since = lacking.get(key);
      if ((since === undefined || at - DAY < since) && mayLackLooks(knowledge, key, at)) {
        lacking.set(key, at - DAY);
      }
    }
  }
  return lacking;
}

interface DependentRow {
  readonly key: number;
  readonly anchor: string;
  readonly from: string;
  /** null: it waits */
  readonly until: string | null;
}

const DEPENDENTS = `
  SELECT k.key, a.anchor, k.from_at::text AS "from", k.until_at::text AS "until"
    FROM unnest($3::bigint[], $4::bigint[]) AS wanted(key, since) CROSS JOIN LATERAL (
      SELECT key, record, min(from_at) AS from_at, max(until_at) AS until_at FROM record_key
       WHERE ledger = $1 AND generation = $2 AND key = wanted.key AND until_at >= wanted.since
       GROUP BY key, record
      UNION ALL
      SELECT key, record, from_at, NULL FROM record_waiting
       WHERE ledger = $1 AND generation = $2 AND key = wanted.key
      OFFSET 0) k
    CROSS JOIN LATERAL (
      SELECT anchor FROM record_anchor
       WHERE ledger = $1 AND generation = $2 AND record = k.record OFFSET 0) a`;

function addDependent(dependents: Dependents, key: string, row: DependentRow): void {
  const { anchor } = row;
  const from = BigInt(row.from);
  if (row.until === null) return addWaitingRecord(dependents, { key, anchor, from });
  const until = BigInt(row.until);
  const span = { from: from === MIN_AT ? null : from, until: until === MAX_AT ? null : until };
  addSpanUnder(dependents, key, { anchor, span });
}

/** Loads what a fold is missing. */
export async function loadMissing(
  database: Queries,
  checkpoint: Checkpoint,
  knowledge: Knowledge,
  { facts, records }: Missing,
): Promise<void> {
  await loadFacts(database, checkpoint, knowledge, facts);
  await loadRecords(database, checkpoint, knowledge, records);
}

/** What is known of a generation at its start: nothing, but for which of its records are parked. */
export async function parkedAnchors(
  database: Queries,
  { ledger, generation }: Place,
): Promise<readonly string[]> {
  const rows = await database.query<{ anchor: string }>(
    'SELECT anchor FROM parked_record WHERE ledger = $1 AND generation = $2',
    [ledger, generation],
  );
  return rows.map(({ anchor }) => anchor);
}
