// SPDX-License-Identifier: Apache-2.0

/** What can go wrong in the ledger: each code names one broken expectation. */
export type LedgerErrorCode =
  | 'LEDGER_UNKNOWN'
  | 'LEDGER_MISMATCH'
  | 'ENTRY_UNKNOWN'
  | 'CHECKPOINT_UNKNOWN'
  | 'EDGE_INVALID'
  | 'ENTRY_INVALID'
  | 'ENTRY_TOO_LARGE'
  | 'PROOF_INVALID'
  | 'PROOF_RANGE'
  | 'TILE_MISSING'
  | 'BUNDLE_INVALID'
  | 'META_INVALID'
  | 'KEY_INVALID'
  | 'NOTE_INVALID'
  | 'CHECKPOINT_INVALID'
  | 'POLICY_INVALID'
  | 'TAR_INVALID'
  | 'TAR_CUT'
  | 'ARCHIVE_UNREADABLE'
  | 'ARCHIVE_FORBIDDEN'
  | 'ARCHIVE_UNWRITABLE'
  | 'WITNESS_INVALID'
  | 'EXPORT_RANGE';

/**
 * The only error that the ledger's domain throws; a program tells the cases apart by `code`. It is
 * defined here and not derived from the platform's: the domain also runs where no platform is.
 */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';

  constructor(
    readonly code: LedgerErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
