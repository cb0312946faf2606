// SPDX-License-Identifier: Apache-2.0
import type { Attributes, Claim, WireShape } from './decoded.js';
import type { WireProblem } from './problem.js';

/** What one shape makes of a record: `stop` keeps it below state 2, `note` does not. */
export interface Reading {
  readonly shape: WireShape;
  readonly claim: Claim | null;
  readonly document: unknown;
  readonly attributes: Attributes;
  readonly stop: WireProblem | null;
  readonly note: WireProblem | null;
}

const none: Record<string, string> = Object.create(null);

/** No attributes at all. */
export const NO_ATTRIBUTES: Attributes = Object.freeze(none);
