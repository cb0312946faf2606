// SPDX-License-Identifier: Apache-2.0

/** How the projection of one ledger fares in this process. */
export interface LedgerStatus {
  readonly ledger: string;
  /** `standby`: another process projects it */
  readonly mode: 'starting' | 'projecting' | 'standby' | 'rebuilding' | 'failing';
  /** positions that the records do not know yet; null: not known */
  readonly lag: number | null;
  /** age of the oldest entry that they do not know, in seconds */
  readonly lagSeconds: number | null;
  /** when the loop last came round, RFC 3339 */
  readonly loopAt: string | null;
  /** records and entries that are parked */
  readonly parked: number;
  /** the first of them, with their reasons */
  readonly parkedFirst: readonly string[];
}

export const STARTING: Omit<LedgerStatus, 'ledger'> = {
  mode: 'starting',
  lag: null,
  lagSeconds: null,
  loopAt: null,
  parked: 0,
  parkedFirst: [],
};
