// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../domain/evidence/evidence.js';
import { keyNumber } from '../domain/key-number.js';
import type { Span } from '../domain/reading/dependencies.js';
import type { WantedSpan } from '../domain/reading/sought-spans.js';
import type { Checkpoint, Queries } from './checkpoints.js';
import { columnAt, MAX_AT, MIN_AT } from './record-looks.js';
import { decodeEvidence, type StoredEvidence } from './stored-evidence.js';

/** A ledger up to a position, seen by one transaction. */
export interface Prefix {
  readonly queries: Queries;
  readonly place: Checkpoint;
  readonly asOf: number;
}

/** What was found: the facts, and within which part of each wanted span they are all that there are. */
export interface FoundSpans {
  readonly facts: readonly Evidence[];
  /** in the order of what was wanted */
  readonly known: readonly Span[];
}

/** Finds what a prefix has of spans of time under keys; one statement for all. */
export async function loadSpans(
  { queries, place: { ledger, generation }, asOf }: Prefix,
  wanted: readonly WantedSpan[],
): Promise<FoundSpans> {
  const rows = await queries.query<SpanRow>(SPANS, [
    ledger,
    generation,
    asOf,
    wanted.map(({ key }) => keyNumber(key)),
    wanted.map(({ span }) => columnAt(span.from ?? MIN_AT)),
    wanted.map(({ span }) => columnAt(span.until ?? MAX_AT)),
    wanted.map(({ sought }) => sought === 'last'),
    wanted.map(({ sought, most }) => (sought === 'all' ? null : most)),
  ]);
  const found = wanted.map((): Evidence[] => []);
  const facts = rows.map(({ evidence, wanted: own }) => {
    const fact = decodeEvidence(evidence);
    for (const number of own ?? []) found[number - 1]?.push(fact);
    return fact;
  });
  return { facts, known: wanted.map((each, index) => knownOf(each, found[index] ?? [])) };
}

interface SpanRow {
  readonly evidence: StoredEvidence;
  /** numbers of the spans it was found in, counted from 1; null: it was only found ahead of its time */
  readonly wanted: readonly number[] | null;
}

/** As many as were asked for: there may be more, from the moment of the one furthest off. */
function knownOf({ span, sought, most }: WantedSpan, found: readonly Evidence[]): Span {
  if (sought === 'all' || found.length < most) return span;
  const moments = found.map(({ at }) => columnAt(at));
  return sought === 'last'
    ? { ...span, from: moments.reduce((one, other) => (one < other ? one : other)) + 1n }
    : { ...span, until: moments.reduce((one, other) => (one > other ? one : other)) - 1n };
}

/**
 * What was not ahead of its time is no later than the prefix was recorded, and there the search ends;
 * recorded times are read in milliseconds. OFFSET 0: a search of the index for each.
 */
const SPANS = `
  WITH recorded AS MATERIALIZED (
    SELECT least(extract(epoch FROM recorded_at) * 1000000000 + 1000000, ${MAX_AT})::bigint AS at
      FROM ledger_entry WHERE ledger = $1 AND position = $3)
  SELECT f.evidence, found.wanted FROM (
    SELECT k.position, array_agg(w.number::integer) FILTER (WHERE NOT k.is_ahead) AS wanted
      FROM unnest($4::bigint[], $5::bigint[], $6::bigint[], $7::boolean[], $8::bigint[])
             WITH ORDINALITY AS w(key, from_at, until_at, is_last, most, number)
     CROSS JOIN recorded CROSS JOIN LATERAL (
       (SELECT position, false AS is_ahead FROM fact_key
         WHERE ledger = $1 AND generation = $2 AND key = w.key AND at >= w.from_at
           AND at <= least(w.until_at, recorded.at) AND position <= $3 AND NOT w.is_last
         ORDER BY at LIMIT w.most)
       UNION ALL
       (SELECT position, false FROM fact_key
         WHERE ledger = $1 AND generation = $2 AND key = w.key AND at >= w.from_at
           AND at <= least(w.until_at, recorded.at) AND position <= $3 AND w.is_last
         ORDER BY at DESC LIMIT w.most)
       UNION ALL
       (SELECT position, true FROM fact_key_ahead
         WHERE ledger = $1 AND generation = $2 AND key = w.key AND at >= w.from_at
           AND at <= w.until_at AND at > recorded.at AND position <= $3)
       OFFSET 0) k
     GROUP BY k.position
  ) found CROSS JOIN LATERAL (
    SELECT evidence FROM fact
     WHERE ledger = $1 AND generation = $2 AND position = found.position OFFSET 0) f`;
