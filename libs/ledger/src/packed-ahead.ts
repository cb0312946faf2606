// SPDX-License-Identifier: Apache-2.0

/** Under which names and time entries are written. */
export interface Stamp {
  readonly ledger: string;
  readonly origin: string;
  readonly recordedAtMs: number;
}

/** Rows for COPY, the trailer not yet written, as bytes that can go from thread to thread. */
export interface CopyParts {
  /** the first `length` of them are written */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly length: number;
  /** where in the bytes positions stand */
  readonly positions: Uint32Array<ArrayBuffer>;
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
