// SPDX-License-Identifier: Apache-2.0
import { CodedError } from '#platform';

/**
 * `JOURNAL_UNAVAILABLE`: a read cannot be journalled, and so nothing is shown (ADR 0027);
 * `JOURNAL_INCOMPLETE`: reads were taken away, and so what is left is not sealed.
 */
export class JournalError extends CodedError<'JOURNAL_UNAVAILABLE' | 'JOURNAL_INCOMPLETE'> {}
