// SPDX-License-Identifier: Apache-2.0
import type { Report, Verdict } from '#ledger';
import type { Trust } from './trust.js';

/** What the process ends with for each verdict. */
const EXIT_CODES = {
  OK: 0,
  REDACTED: 0,
  UNANCHORED: 3,
  'UNKNOWN-FORMAT': 4,
  INCOMPLETE: 5,
  TAMPERED: 6,
} as const satisfies Record<Verdict['kind'], number>;

/** The target could not be read. */
export const EXIT_UNREADABLE = 1;

/** The highest code of the verdicts; what nobody was asked to vouch for may be unanchored. */
export function exitCodeOf(report: Report, { asksWitnesses, pinned }: Trust): number {
  const { integrity, completeness, time, consistency } = report;
  const codes = [
    EXIT_CODES[integrity.kind],
    EXIT_CODES[completeness.kind],
    time.kind === 'UNANCHORED' && !asksWitnesses ? 0 : EXIT_CODES[time.kind],
    consistency.kind === 'UNANCHORED' && pinned === null ? 0 : EXIT_CODES[consistency.kind],
  ];
  return Math.max(...codes);
}
