// SPDX-License-Identifier: Apache-2.0
import type { ClaimedMoment } from '../deployment/times.js';
import { momentOf } from '../deployment/times.js';
import type { IncidentEvidence } from '../evidence/operation-evidence.js';
import { firstKnown, lastKnown } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { earliestOf } from '../time.js';

/** An incident as its events leave it. */
export interface IncidentView {
  readonly incident: string;
  readonly facts: readonly IncidentEvidence[];
  readonly service: string | null;
  readonly environment: string | null;
  readonly severity: string | null;
  readonly description: string | null;
  readonly ticket: string | null;
  /** what its publisher names as the cause */
  readonly causedBy: string | null;
  readonly detectedAt: ClaimedMoment;
  readonly resolvedAt: ClaimedMoment | null;
}

/** The incident of an id; null: nothing is said of it. */
export function incidentOf(reading: Reading, incident: string): IncidentView | null {
  return reading.once(`incident ${incident}`, (inner) => {
    const facts = inner.select('incident', `incident:${incident}`);
    const detectedAt = earliestOf(facts.map(momentOf));
    if (detectedAt === null) return null;
    const resolved = facts.findLast(({ predicate }) => predicate === 'resolved');
    return {
      incident,
      facts,
      service: firstKnown(facts.map(({ service }) => service)),
      environment: firstKnown(facts.map(({ environment }) => environment)),
      severity: lastKnown(facts.map(({ severity }) => severity)),
      description: lastKnown(facts.map(({ description }) => description)),
      ticket: lastKnown(facts.map(({ ticket }) => ticket)),
      causedBy: lastKnown(facts.map(({ causedBy }) => causedBy)),
      detectedAt,
      resolvedAt: resolved === undefined ? null : momentOf(resolved),
    };
  });
}
