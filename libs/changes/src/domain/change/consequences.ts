// SPDX-License-Identifier: Apache-2.0
import { type AttributedIncident, incidentsCausedBy } from '../incident/attribution.js';
import type { IncidentView } from '../incident/incident-view.js';
import { follow } from '../reading/trail.js';
import { recordId } from '../record.js';
import type { ChangeCase } from './case.js';
import type { IncidentReference } from './change.js';
import { incidentsFixedBy, remediatedChanges, remediatingChanges } from './remediation.js';

/** What came of a change, and what it came of (rules 9, 26). */
export interface Consequences {
  readonly caused: readonly AttributedIncident[];
  readonly fixed: readonly IncidentView[];
  /** ids of Changes */
  readonly remediates: readonly string[];
  readonly remediatedBy: readonly string[];
}

export function consequencesOf(given: ChangeCase): Consequences {
  const { reading, forward, deployments, request, anchor, trail } = given;
  const all = forward.flatMap((core) => incidentsCausedBy(reading, core));
  const caused = [...new Map(all.map((each) => [each.view.incident, each])).values()];
  const fixed = incidentsFixedBy(reading, deployments, request);
  for (const { incident } of [...caused.map(({ view }) => view), ...fixed]) {
    follow(trail, ['incident', `incident:${incident}`]);
  }
  const isOther = (id: string) => id !== recordId(anchor);
  return {
    caused,
    fixed,
    remediates: remediatedChanges(reading, fixed).filter(isOther),
    remediatedBy: remediatingChanges(reading, forward).filter(isOther),
  };
}

export function incidentReferences({ caused, fixed }: Consequences) {
  return {
    incidentsCaused: caused.map(referenceOf),
    incidentsFixed: fixed.map((view) => referenceOf({ view, basis: 'declared' })),
  };
}

function referenceOf({ view, basis }: AttributedIncident): IncidentReference {
  return { id: recordId(['incident', view.incident]), incident: view.incident, basis };
}
