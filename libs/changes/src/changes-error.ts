// SPDX-License-Identifier: Apache-2.0
import { CodedError } from '#platform';

/** REBUILD_RUNNING: somebody else rebuilds the records of that ledger. REBUILD_LOST: its generation is gone. */
export class ChangesError extends CodedError<'REBUILD_RUNNING' | 'REBUILD_LOST'> {}
