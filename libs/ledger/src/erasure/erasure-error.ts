// SPDX-License-Identifier: Apache-2.0
import { CodedError } from '#platform';

/** Why a payload is not erased. */
export type ErasureErrorCode =
  | 'ERASURE_UNKNOWN'
  /** It was decided already. */
  | 'ERASURE_DECIDED'
  /** Whoever asked may not decide. */
  | 'FOUR_EYES'
  /** There is no payload to be erased at a position. */
  | 'NOTHING_TO_ERASE';

/** Nothing was erased. */
export class ErasureError extends CodedError<ErasureErrorCode> {}
