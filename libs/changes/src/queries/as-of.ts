// SPDX-License-Identifier: Apache-2.0

/** A whole list and the last position that was looked at for it; −1: the records know none yet. */
export interface AsOf<Item> {
  readonly asOf: number;
  readonly items: readonly Item[];
}

/** A record, and the last position that was looked at for it. */
export interface RecordAsOf<R> {
  readonly asOf: number;
  readonly record: R;
}

/** What was found of a record as of a position. */
export function asOf<R>(position: number, record: R | null): RecordAsOf<R> | null {
  return record === null ? null : { asOf: position, record };
}

export const NOTHING_KNOWN = { asOf: -1, items: [] } as const satisfies AsOf<never>;
