// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import type { Claim } from '../domain/entry.js';
import type { Hash } from '../domain/hash.js';

/** What an audit works with. */
export interface Auditing {
  readonly database: Database;
  readonly ledger: string;
  /** the root that was signed for a size; null when nothing was */
  readonly signed: { readonly size: number; readonly root: Hash } | null;
  /** the identity that an event with this claim is known by */
  readonly identityOf: (claim: Claim) => Uint8Array;
  readonly onProgress: (position: number, size: number) => void;
}

/** Something that the stored bytes contradict. */
export interface Contradiction {
  /** the first position concerned; null when it is the tree as a whole */
  readonly position: number | null;
  readonly problem: string;
}
