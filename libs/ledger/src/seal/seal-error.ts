// SPDX-License-Identifier: Apache-2.0
import { CodedError } from '#platform';

/** Why the sealer will not sign, or cannot. */
export type SealErrorCode =
  /** The database holds less than was signed. */
  | 'LEDGER_SHRANK'
  /** The stored entries are not the tree that was appended, or not the one that was signed. */
  | 'TREE_DIFFERS'
  /** A stored payload is not the one that its entry commits to. */
  | 'PAYLOAD_DIFFERS'
  /** Checkpoints were published, but nothing outside the database remembers them. */
  | 'MEMORY_MISSING'
  /** What was remembered outside the database contradicts itself. */
  | 'MEMORY_DIFFERS'
  | 'KEY_MISSING'
  | 'KEY_UNUSABLE'
  /** The sealer has not signed what has to be signed first. */
  | 'SEAL_PENDING'
  /** A witness will not cosign. */
  | 'WITNESS_REFUSED'
  | 'WITNESS_UNAVAILABLE';

/** The sealer refuses: no signature until an operator has looked (docs/runbooks/seal-refuses.md). */
export class SealError extends CodedError<SealErrorCode> {}
