// SPDX-License-Identifier: Apache-2.0
import type { Checkpoint, Quorum, Report, Verdict } from '#ledger';

/** What the process ends with for each verdict. */
const CODES: Readonly<Record<Verdict['kind'], number>> = {
  OK: 0,
  REDACTED: 0,
  UNANCHORED: 3,
  'UNKNOWN-FORMAT': 4,
  INCOMPLETE: 5,
  TAMPERED: 6,
};

/** The target could not be read. */
export const EXIT_UNREADABLE = 1;

/** Who was asked to vouch. */
interface Asked {
  readonly quorum: Quorum;
  readonly pinned: Checkpoint | null;
}

/** The highest code of the verdicts; what nobody was asked to vouch for may be unanchored. */
export function exitCodeOf(report: Report, { quorum, pinned }: Asked): number {
  const { integrity, completeness, time, consistency } = report;
  const asked = [integrity, completeness];
  if (time.kind !== 'UNANCHORED' || asksWitnesses(quorum)) asked.push(time);
  if (consistency.kind !== 'UNANCHORED' || pinned !== null) asked.push(consistency);
  return Math.max(...asked.map(({ kind }) => CODES[kind]));
}

/** Whether a witness was given, or a policy that asks for one. */
export function asksWitnesses(quorum: Quorum): boolean {
  return quorum.kind === 'witness' || (quorum.kind === 'group' && quorum.members.length > 0);
}
