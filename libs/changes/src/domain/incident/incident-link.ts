// SPDX-License-Identifier: Apache-2.0
import { membershipOf } from '../change/membership.js';
import { changesResolving } from '../change/remediation.js';
import type { Basis } from '../evidence/head.js';
import { sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { follow, newTrail } from '../reading/trail.js';
import { type Anchor, type RecordHead, recordId } from '../record.js';
import { recordHeadOf } from '../record-head.js';
import { causesOf } from './attribution.js';
import { incidentOf } from './incident-view.js';

/** How an incident stands to Changes: what caused it, and what resolved it (records.md a.3). */
export interface IncidentLink extends RecordHead {
  readonly incident: string;
  readonly service: string | null;
  readonly environment: string | null;
  readonly severity: string | null;
  readonly description: string | null;
  readonly ticket: string | null;
  readonly detectedAt: string;
  readonly resolvedAt: string | null;
  /** ids of Deployments and of the Changes that they belong to */
  readonly causedBy: readonly string[];
  readonly causedByChanges: readonly string[];
  /** `inferred`: it was the latest deployment there (rule 26); null: no cause is known */
  readonly causeBasis: Basis | null;
  readonly fixedByChanges: readonly string[];
}

/** The IncidentLink of an incident, from a prefix of the ledger; null: nothing is said of it (D4). */
export function assembleIncident(reading: Reading, anchor: Anchor): IncidentLink | null {
  const [, incident = ''] = anchor;
  const view = incidentOf(reading, incident);
  if (view === null) return null;
  const trail = newTrail(reading);
  follow(trail, ['incident', `incident:${incident}`]);
  const { deployments, basis } = causesOf(reading, view);
  const changes = deployments.map((core) => membershipOf(reading, core).anchor);
  const source = view.facts[0]?.source ?? '';
  const url = view.ticket !== null && /^https?:/.test(view.ticket) ? view.ticket : null;
  return {
    ...recordHeadOf(anchor, trail, {
      own: view.facts,
      externalRefs: [{ system: source, key: incident, url }],
    }),
    incident,
    service: view.service,
    environment: view.environment,
    severity: view.severity,
    description: view.description,
    ticket: view.ticket,
    detectedAt: view.detectedAt.text,
    resolvedAt: view.resolvedAt?.text ?? null,
    causedBy: sortedDistinct(deployments.map(({ id }) => id)),
    causedByChanges: sortedDistinct(changes.map((change) => change && recordId(change))),
    causeBasis: deployments.length === 0 ? null : basis,
    fixedByChanges: changesResolving(reading, [view]),
  };
}
