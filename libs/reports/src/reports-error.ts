// SPDX-License-Identifier: Apache-2.0
import { CodedError } from '#platform';

/** REPORT_UNKNOWN: no such report or file of it. RECORDS_BEHIND: too early to report; try again. */
export class ReportsError extends CodedError<'REPORT_UNKNOWN' | 'RECORDS_BEHIND'> {}
