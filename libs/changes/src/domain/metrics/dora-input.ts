// SPDX-License-Identifier: Apache-2.0
import type { Change } from '../change/change.js';
import type { Deployment } from '../deployment/deployment.js';
import type { IncidentLink } from '../incident/incident-link.js';

/** Of what the five DORA metrics are computed: one service's deployments to production. */
export interface DoraInput {
  readonly service: string;
  /** half-open, milliseconds since 1970 */
  readonly fromMs: number;
  readonly toMs: number;
  /** all of the service in production, those after the period, too: something recovers later */
  readonly deployments: readonly DoraDeployment[];
  /** by their ids */
  readonly incidents: ReadonlyMap<string, DoraIncident>;
  /** the Changes that the deployments belong to, by their ids; those that are no repairs may be missing */
  readonly changes: ReadonlyMap<string, DoraChange>;
  /** whether anybody tells of incidents: without, what they would tell is not computable, not zero */
  readonly hasIncidentFeed: boolean;
  readonly settings: DoraSettings;
}

/** What the metrics need of a deployment: whole ones would be many times as large, and all of a period are held. */
export type DoraDeployment = Pick<
  Deployment,
  | 'id'
  | 'services'
  | 'kind'
  | 'kindBasis'
  | 'state'
  | 'startedAt'
  | 'effectiveAt'
  | 'finishedAt'
  | 'changeId'
  | 'commits'
  | 'incidents'
>;
export type DoraIncident = Pick<
  IncidentLink,
  'id' | 'severity' | 'detectedAt' | 'resolvedAt' | 'causeBasis'
>;
export type DoraChange = Pick<Change, 'id' | 'type' | 'remediates' | 'incidentsFixed'>;

/** The settings that figures depend on, told beside them (records.md b.3: W and S). */
export interface DoraSettings {
  /** severities that make a failure; empty: all */
  readonly failureSeverities: readonly string[];
  /** within so many hours an incident is attributed without being named */
  readonly incidentHours: number;
}
