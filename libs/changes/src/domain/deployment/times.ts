// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import type { ActEvidence } from '../evidence/evidence.js';
import type { StepEvidence } from '../evidence/deployment-evidence.js';
import { type EvidenceHead, timeOf } from '../evidence/head.js';
import { earliestOf, latestOf, type Moment } from '../time.js';

/** A moment, the event that claims it, and whose clock it was read from. */
export interface ClaimedMoment extends Moment {
  readonly position: number;
  readonly source: string;
  /** false: the event claims no time, so the time of recording stands in */
  readonly isClaimed: boolean;
}

/** When a deployment was asked for, began, first served, and ended; null: not known. */
export interface DeploymentTimes {
  readonly requestedAt: ClaimedMoment | null;
  /** first exposure: the earliest time at which anything may have changed (rule 4) */
  readonly startedAt: ClaimedMoment | null;
  /** first user traffic (rule 14) */
  readonly effectiveAt: ClaimedMoment | null;
  readonly finishedAt: ClaimedMoment | null;
}

/** Reads the times out of the acts and steps of one deployment. */
export function timesOf(
  acts: readonly ActEvidence[],
  steps: readonly StepEvidence[],
): DeploymentTimes {
  const requests = acts.filter(({ predicate }) => predicate === 'requested');
  const begun = acts.filter(({ predicate }) => predicate !== 'requested');
  const ends = begun.filter((act) => isEnd(act));
  const serving = [...begun.filter(isServing), ...steps.filter(isExposing)];
  return {
    requestedAt: earliestOf(requests.map(momentOf)),
    startedAt: earliestOf(begun.flatMap((act) => [momentOf(act), ...startIn(act)])),
    effectiveAt: earliestOf(serving.map(momentOf)),
    finishedAt: latestOf(ends.map(momentOf)),
  };
}

/** When an event says it happened, else when it was recorded. */
export function momentOf(evidence: EvidenceHead): ClaimedMoment {
  return {
    text: timeOf(evidence),
    at: evidence.at,
    position: evidence.position,
    source: evidence.source,
    isClaimed: evidence.occurredAt !== null,
  };
}

/** A time that an event names in its content; none where it cannot be read. */
export function momentIn(
  text: string | null,
  { position, source }: EvidenceHead,
): readonly ClaimedMoment[] {
  const instant = text === null ? null : instantOf(text);
  if (instant === null) return [];
  return [{ text: instant.text, at: instant.nanoseconds, position, source, isClaimed: true }];
}

function startIn(act: ActEvidence): readonly ClaimedMoment[] {
  return momentIn(act.startedAt, act);
}

/** What only takes effect says so at its end; a process says `finished`. */
function isEnd({ kind, predicate }: ActEvidence): boolean {
  if (kind === 'deployment') return predicate === 'finished';
  return predicate !== 'published';
}

function isServing(act: ActEvidence): boolean {
  if (act.kind !== 'deployment') return act.predicate !== 'published';
  if (act.predicate === 'finished') return act.outcome === 'success';
  return act.predicate === 'progressed' && isShare(act.phase);
}

/** `25 %` and `1/2` say that something serves; a word such as `warm` does not. */
function isShare(phase: string | null): boolean {
  return phase !== null && /^\s*0*[1-9]\d*(?:\.\d+)?\s*(?:%|\/\s*\d+)/.test(phase);
}

function isExposing({ name, percent, check }: StepEvidence): boolean {
  if (name === 'itil-traffic.shifted') return percent !== null && percent > 0;
  return (
    name === 'itil-slot.swapped' || (name === 'itil-healthcheck.passed' && check === 'readiness')
  );
}
