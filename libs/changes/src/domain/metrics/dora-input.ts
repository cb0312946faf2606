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
  readonly deployments: readonly Deployment[];
  readonly incidents: readonly IncidentLink[];
  /** the Changes that the deployments belong to */
  readonly changes: readonly Change[];
  /** whether anybody tells of incidents: without, what they would tell is not computable, not zero */
  readonly hasIncidentFeed: boolean;
  readonly settings: DoraSettings;
}

/** The settings that figures depend on, told beside them (records.md b.3: W and S). */
export interface DoraSettings {
  /** severities that make a failure; empty: all */
  readonly failureSeverities: readonly string[];
  /** within so many hours an incident is attributed without being named */
  readonly incidentHours: number;
}
