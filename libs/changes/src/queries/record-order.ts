// SPDX-License-Identifier: Apache-2.0

/**
 * Orders of a list: of first positions, or of when it happened; from the newest with a `-`. What has
 * not happened comes last of all.
 */
export const RECORD_ORDERS = ['position', '-position', 'time', '-time'] as const;
export type RecordOrder = (typeof RECORD_ORDERS)[number];

/** By what an order sorts, and a key before all others. */
export const ORDERS = {
  position: { column: 'first_position', beyond: '>', direction: 'ASC', sign: 1, start: -1 },
  '-position': {
    column: 'first_position',
    beyond: '<',
    direction: 'DESC',
    sign: -1,
    start: Number.MAX_SAFE_INTEGER,
  },
  time: { column: 'occurred_at', beyond: '>', direction: 'ASC', sign: 1, start: -Infinity },
  '-time': { column: 'occurred_at', beyond: '<', direction: 'DESC', sign: -1, start: Infinity },
} as const;

/** What a record is sorted by. */
export interface Listed {
  readonly first: number;
  /** when it happened; null: it has not */
  readonly at: Date | null;
  readonly id: string;
}

/** A place in an order: a position or milliseconds since 1970, and among the same of these the id. */
export interface Place {
  /** null: behind all that have happened */
  readonly key: number | null;
  readonly id: string;
}

/** Where a record stands in an order. */
export function placeOf(order: RecordOrder, { first, at, id }: Listed): Place {
  if (ORDERS[order].column === 'first_position') return { key: first, id };
  return { key: at === null ? null : at.getTime(), id };
}

/** The place of a record as a cursor holds it. */
export function afterOf(order: RecordOrder, listed: Listed): readonly [number | string, string] {
  const { key, id } = placeOf(order, listed);
  return [key ?? NOT_HAPPENED, id];
}

/** The place that a cursor holds; without one, before all. */
export function placeAfter(order: RecordOrder, after: readonly (string | number)[]): Place {
  const [key = ORDERS[order].start, id = ''] = after;
  return { key: key === NOT_HAPPENED ? null : Number(key), id: String(id) };
}

/** A key as its column compares it. */
export function keyOnColumn(order: RecordOrder, key: number): number | Date | string {
  if (ORDERS[order].column === 'first_position') return key;
  if (Number.isFinite(key)) return new Date(key);
  return key < 0 ? '-infinity' : 'infinity';
}

/** Compares two places in an order. */
export function comparing(order: RecordOrder): (left: Place, right: Place) => number {
  const { sign } = ORDERS[order];
  return (left, right) => {
    if (left.key === null || right.key === null) {
      if (left.key !== right.key) return left.key === null ? 1 : -1;
      return compareIds(left.id, right.id);
    }
    return (left.key === right.key ? compareIds(left.id, right.id) : left.key - right.key) * sign;
  };
}

const NOT_HAPPENED = '';

function compareIds(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
