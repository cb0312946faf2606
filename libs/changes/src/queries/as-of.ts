// SPDX-License-Identifier: Apache-2.0

/** A whole list and the last position that was looked at for it; −1: the records know none yet. */
export interface AsOf<Item> {
  readonly asOf: number;
  readonly items: readonly Item[];
}

export const NOTHING_KNOWN = { asOf: -1, items: [] } as const satisfies AsOf<never>;
