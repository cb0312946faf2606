// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../evidence/evidence.js';
import { KnownSpans } from '../reading/known-spans.js';
import { addWaitingRecord, type Knowledge, nothingKnown } from './knowledge.js';
import { Seen } from './seen.js';
import { beginOf, weekOf, withoutEnded } from './span-index.js';

/** About how much a fold knows: keys and records. */
export function weightOf(knowledge: Knowledge): number {
  const { records, dependents, looksSince, knownFacts, book } = knowledge;
  const looks = Math.max(dependents.spans.size, looksSince.size);
  return records.size + looks + knownFacts.size + book.lists.size;
}

/**
 * Forgets about half of what is known, the earlier half; all of it must be written. What was there at
 * all is remembered in little, so that what is new is still known to be new: most of what a page asks
 * for is.
 */
export function forgetEarlier(knowledge: Knowledge): Knowledge {
  const { book, records, parked } = knowledge;
  const known = { ...nothingKnown(false), parked };
  const since = middleOf(Array.from(book.lists.values(), latestIn));
  for (const [key, list] of book.lists) {
    if (latestIn(list) < since) continue;
    const recent = recentOf(list, since);
    const begin = recent === list ? null : (recent[0]?.at ?? null);
    const facts = factsUnder(knowledge, key).since(begin);
    if (facts === KnownSpans.NONE) continue;
    known.book.lists.set(key, recent);
    known.knownFacts.set(key, facts);
  }
  // renewed ones were put at the end
  const recent = [...records].slice(records.size >> 1);
  for (const [anchor, json] of recent) known.records.set(anchor, json);
  keepLooks(knowledge, known);
  return { ...known, seen: seenIn(knowledge) };
}

function factsUnder({ isWhole, knownFacts, seen }: Knowledge, key: string): KnownSpans {
  const isNew = isWhole || (seen !== null && !seen.has('fact', key));
  return knownFacts.get(key) ?? (isNew ? KnownSpans.ALL : KnownSpans.NONE);
}

/** so many facts of a list are kept, however early they came */
const KEPT = 64;

/** The end of a list: of a service that is never at rest not the whole history. */
function recentOf(list: Evidence[], since: number): Evidence[] {
  const isRecent = (index: number): boolean =>
    list.length - index <= KEPT || (list[index]?.position ?? 0) >= since;
  let begin = list.length;
  while (begin > 0 && isRecent(begin - 1)) begin -= 1;
  // all of a moment, or nothing
  while (begin > 0 && list[begin - 1]?.at === list[begin]?.at) begin -= 1;
  return begin === 0 ? list : list.slice(begin);
}

/**
 * Keeps the later half of the keys that records looked under, and what waits for records that are
 * kept, but for spans that no late fact is likely to meet.
 */
function keepLooks(knowledge: Knowledge, known: Knowledge): void {
  const { spans, waiting } = knowledge.dependents;
  const week = middleOf(Array.from(knowledge.book.lists.values(), weekIn));
  const begin = beginOf(week);
  const turn = middleOf(Array.from(spans.values(), ({ lastLook }) => lastLook));
  known.dependents.turns = knowledge.dependents.turns;
  for (const key of new Set([...spans.keys(), ...waiting.keys()])) {
    const since = looksSinceOf(knowledge, key, begin);
    const index = spans.get(key);
    const waiters = waiting.get(key);
    const isRecent = (index?.lastLook ?? 0) >= turn || isAnyIn(known.records, waiters);
    if (since === undefined || !isRecent) continue;
    const left = index === undefined ? null : withoutEnded(index, week);
    if (left !== null) known.dependents.spans.set(key, left);
    for (const [anchor, from] of waiters ?? []) {
      addWaitingRecord(known.dependents, { key, anchor, from });
    }
    known.looksSince.set(key, since > begin ? since : begin);
  }
}

/** Since when all looks under a key are here, no earlier than it matters; undefined: they are not. */
function looksSinceOf(
  { isWhole, looksSince, seen }: Knowledge,
  key: string,
  begin: bigint,
): bigint | undefined {
  const isNew = isWhole || (seen !== null && !seen.has('look', key));
  return isNew ? begin : looksSince.get(key);
}

function isAnyIn(
  records: ReadonlyMap<string, unknown>,
  anchors: ReadonlyMap<string, unknown> = new Map(),
): boolean {
  for (const anchor of anchors.keys()) if (records.has(anchor)) return true;
  return false;
}

function weekIn(list: readonly Evidence[]): number {
  return weekOf(list.at(-1)?.at ?? 0n);
}

/** A fold that began somewhere does not know what there was before, nor ever will. */
function seenIn({ book, dependents, records, isWhole, ...known }: Knowledge): Seen | null {
  if (!isWhole && known.seen === null) return null;
  const seen = known.seen ?? new Seen();
  for (const key of book.lists.keys()) seen.add('fact', key);
  for (const key of dependents.spans.keys()) seen.add('look', key);
  for (const key of dependents.waiting.keys()) seen.add('look', key);
  for (const anchor of records.keys()) seen.add('record', anchor);
  return seen;
}

/** Lists are in the order of time: the last is the latest to arrive but for stragglers. */
function latestIn(list: readonly Evidence[]): number {
  return list.at(-1)?.position ?? 0;
}

function middleOf(positions: readonly number[]): number {
  return Float64Array.from(positions).toSorted()[positions.length >> 1] ?? 0;
}
