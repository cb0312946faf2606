// SPDX-License-Identifier: Apache-2.0

/** Versions of records are kept at the end of every block of so many positions (ADR 0014). */
const BLOCK = 256;

/** The position at which the block of a position ends; both counted from 0. */
export function blockEnd(position: number): number {
  return Math.floor(position / BLOCK) * BLOCK + BLOCK - 1;
}

/** The last block end up to a position (included); −1: no block has ended yet. */
export function lastBlockEnd(position: number): number {
  return Math.floor((position + 1) / BLOCK) * BLOCK - 1;
}
