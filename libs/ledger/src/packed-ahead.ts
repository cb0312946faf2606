// SPDX-License-Identifier: Apache-2.0
import type { CopyParts } from '#platform';

/** Under which names and time entries are written. */
export interface Stamp {
  readonly ledger: string;
  readonly origin: string;
  readonly recordedAtMs: number;
}

/**
 * New entries as they go into the tables, worked out before it is known whether the ledger has any of
 * them: bytes alone, which one thread can hand to another.
 */
export interface PackedAhead {
  readonly count: number;
  /** of the entries, 32 bytes each */
  readonly leaves: Uint8Array<ArrayBuffer>;
  /** of the entries that have one, 16 bytes each */
  readonly identities: Uint8Array<ArrayBuffer>;
  readonly rows: readonly [entries: CopyParts, payloads: CopyParts, identities: CopyParts];
}
