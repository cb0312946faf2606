// SPDX-License-Identifier: Apache-2.0
import { instantText } from '#events';
import type { Authorised } from '../authority/authorisation.js';
import { orderOf } from '../authority/clock-tolerance.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import { type ClaimedMoment, momentOf } from '../deployment/times.js';
import type { IncidentView } from '../incident/incident-view.js';
import type { RequestView } from '../request/request-view.js';
import { HOUR, hoursBetween } from '../time.js';

/** What justifies an emergency change, and whether it was made good in time (rule 16). */
export interface Emergency {
  /** an incident of what it changes had been detected before it began */
  readonly isJustified: boolean;
  readonly isApprovedBefore: boolean;
  /** until when it had to be ratified, while it is not in time; null: it needs nothing more */
  readonly ratifyBy: string | null;
  readonly ratifiedAt: string | null;
  /** hours from the start to the approval that came after it */
  readonly hoursLate: number | null;
  /** null: not yet */
  readonly isRatifiedInTime: boolean | null;
  readonly reviewedAt: string | null;
  readonly isReviewedInTime: boolean | null;
}

/** What an emergency is judged by. */
export interface EmergencyCase {
  readonly configuration: RecordsConfiguration;
  readonly request: RequestView | null;
  readonly incidents: readonly IncidentView[];
  readonly services: readonly string[];
  readonly startedAt: ClaimedMoment | null;
  readonly authorised: Authorised;
}

export function emergencyOf(given: EmergencyCase): Emergency {
  const { configuration, startedAt, authorised, request } = given;
  const late = authorised.state === 'ratified_late' ? authorised.decidedAt : null;
  const reviewed = request?.facts.find(({ predicate }) => predicate === 'reviewed');
  const reviewedAt = reviewed === undefined ? null : momentOf(reviewed);
  const { ratificationHours, reviewHours } = configuration.periods;
  const isRatifiedInTime = isWithin(startedAt, late, ratificationHours);
  return {
    isJustified: given.incidents.some((incident) => justifies(given, incident)),
    isApprovedBefore: isApproved(authorised),
    ratifyBy: isRatifiedInTime === true ? null : ratifyByOf(given),
    ratifiedAt: late?.text ?? null,
    hoursLate: late && startedAt && hoursBetween(startedAt.at, late.at),
    isRatifiedInTime,
    reviewedAt: reviewedAt?.text ?? null,
    isReviewedInTime: isWithin(startedAt, reviewedAt, reviewHours),
  };
}

function isApproved({ state }: Authorised): boolean {
  return state === 'approved' || state === 'preauthorised';
}

/** An approval within the tolerance of the clocks was in time, whether before the start or after. */
function ratifyByOf({ configuration, startedAt, authorised }: EmergencyCase): string | null {
  const isUnclear = authorised.reason === 'CLOCKS_CANNOT_TELL';
  if (startedAt === null || isUnclear || isApproved(authorised)) return null;
  return instantText(startedAt.at + BigInt(configuration.periods.ratificationHours) * HOUR);
}

function justifies(
  { configuration, services, startedAt }: EmergencyCase,
  { service, detectedAt }: IncidentView,
): boolean {
  const isMeant = service === null || services.length === 0 || services.includes(service);
  return (
    isMeant && (startedAt === null || orderOf(configuration, detectedAt, startedAt) === 'before')
  );
}

function isWithin(
  from: ClaimedMoment | null,
  to: ClaimedMoment | null,
  hours: number,
): boolean | null {
  return from === null || to === null ? null : to.at <= from.at + BigInt(hours) * HOUR;
}
