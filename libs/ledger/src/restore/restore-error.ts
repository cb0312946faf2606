// SPDX-License-Identifier: Apache-2.0
import { CodedError } from '#platform';

/** Why a ledger is not restored. */
export type RestoreErrorCode =
  /** The archive is not what its log signed: nothing is taken from it. */
  | 'ARCHIVE_INVALID'
  /** The database has entries that the archive does not have at those positions. */
  | 'LEDGER_FORKED'
  /** Something appended while the ledger was being restored. */
  | 'LEDGER_BUSY';

/** Nothing that was there before was changed, unless the message says so. */
export class RestoreError extends CodedError<RestoreErrorCode> {}
