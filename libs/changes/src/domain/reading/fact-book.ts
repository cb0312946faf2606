// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../evidence/evidence.js';
import { byTime } from '../evidence/head.js';

/** Evidence by key, each list in the order of time: what records are assembled from. */
export interface FactBook {
  readonly lists: Map<string, Evidence[]>;
}

export function newBook(): FactBook {
  return { lists: new Map() };
}

/** Adds evidence under each of its keys. Returns false when it stands there already. */
export function addEvidence(book: FactBook, evidence: Evidence): boolean {
  let isNew = false;
  for (const { key } of evidence.keys) {
    const list = book.lists.get(key);
    if (list === undefined) book.lists.set(key, [evidence]);
    if (list === undefined || insert(list, evidence)) isNew = true;
  }
  return isNew;
}

/**
 * The evidence as the book holds it under any of its keys, else as it is given: what is read a second
 * time must not be another object than what is held, for assembly tells facts apart by identity.
 */
export function heldIn(book: FactBook, evidence: Evidence): Evidence {
  for (const { key } of evidence.keys) {
    const list = book.lists.get(key) ?? [];
    for (let index = indexFrom(list, evidence.at); index < list.length; index += 1) {
      const held = list[index];
      if (held === undefined || held.at !== evidence.at) break;
      if (held.position === evidence.position) return held;
    }
  }
  return evidence;
}

/** Takes evidence out again: a page that could not be folded leaves the book as it was. */
export function removeEvidence(book: FactBook, evidence: Evidence): void {
  for (const { key } of evidence.keys) {
    const list = book.lists.get(key);
    const index = list?.findIndex(({ position }) => position === evidence.position) ?? -1;
    if (index >= 0) list?.splice(index, 1);
  }
}

/** Index of the first evidence at or after a moment. */
export function indexFrom(list: readonly Evidence[], at: bigint): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Most evidence is the newest of its list. */
function insert(list: Evidence[], evidence: Evidence): boolean {
  let index = list.length;
  for (; index > 0; index -= 1) {
    const before = list[index - 1];
    const order = before === undefined ? -1 : byTime(before, evidence);
    if (order === 0) return false;
    if (order < 0) break;
  }
  list.splice(index, 0, evidence);
  return true;
}
