// SPDX-License-Identifier: Apache-2.0
import { type Knowledge, nothingKnown } from './knowledge.js';
import { Seen } from './seen.js';

/** About how much a fold knows: keys and records. */
export function weightOf({ records, dependents, completeKeys, book }: Knowledge): number {
  return records.size + dependents.spans.size + completeKeys.size + book.lists.size;
}

/**
 * Forgets about half of what is known, the earlier half; all of it must be written. What was there at
 * all is remembered in little, so that what is new is still known to be new: most of what a page asks
 * for is.
 */
export function forgetEarlier(knowledge: Knowledge): Knowledge {
  const { book, completeKeys, records, parked, isWhole } = knowledge;
  const known = { ...nothingKnown(false), parked, seen: seenIn(knowledge) };
  const since = middleOf(Array.from(book.lists.values(), latestIn));
  for (const [key, list] of book.lists) {
    if (latestIn(list) < since || !(isWhole || completeKeys.has(key))) continue;
    known.book.lists.set(key, list);
    known.completeKeys.add(key);
  }
  // renewed ones were put at the end
  const recent = [...records].slice(records.size >> 1);
  for (const [anchor, json] of recent) known.records.set(anchor, json);
  return known;
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
function latestIn(list: readonly { readonly position: number }[]): number {
  return list.at(-1)?.position ?? 0;
}

function middleOf(positions: readonly number[]): number {
  return Float64Array.from(positions).toSorted()[positions.length >> 1] ?? 0;
}
