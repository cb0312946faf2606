// SPDX-License-Identifier: Apache-2.0
import type { Report } from '#ledger';
import type { VerifyOptions } from './options.js';
import type { Trust } from './trust.js';

/** A verification that came to an end: what was asked, with what, and what was found. */
export interface Outcome {
  readonly options: VerifyOptions;
  readonly trust: Trust;
  readonly report: Report;
  readonly exitCode: number;
}
