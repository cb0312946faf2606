// SPDX-License-Identifier: Apache-2.0
import type { PageAnswer, PageRequest } from './pages.js';

/** A list that was made whole, and the last position that was looked at for it. */
interface Whole<Item> {
  readonly asOf: number;
  /** ascending by their keys, no two of which are the same */
  readonly items: readonly Item[];
}

/** The page after a place of a list that cannot be read in parts, for each item is made of many records. */
export function pageOfWhole<Item>(
  { items, asOf }: Whole<Item>,
  { after, limit }: Pick<PageRequest, 'after' | 'limit'>,
  keyOf: (item: Item) => PageRequest['after'],
): PageAnswer<Item> {
  const rest = after.length === 0 ? items : items.filter((item) => isBehind(keyOf(item), after));
  const shown = rest.slice(0, limit);
  const last = rest.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown,
    total: items.length,
    asOf,
    after: last === undefined ? null : keyOf(last),
  };
}

/** Whether a key comes behind a place; both have the same columns. */
function isBehind(key: PageRequest['after'], place: PageRequest['after']): boolean {
  const column = key.findIndex((value, index) => value !== place[index]);
  const [value, passed] = [key[column], place[column]];
  return value !== undefined && passed !== undefined && value > passed;
}
