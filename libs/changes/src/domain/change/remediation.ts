// SPDX-License-Identifier: Apache-2.0
import { ownerOf } from '../deployment/act-owner.js';
import type { DeploymentCore } from '../deployment/core.js';
import { coresOf } from '../deployment/deployments-by.js';
import { linkedBy } from '../deployment/links.js';
import { causesOf, incidentsCausedBy } from '../incident/attribution.js';
import { type IncidentView, incidentOf } from '../incident/incident-view.js';
import { sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { recordId } from '../record.js';
import type { RequestView } from '../request/request-view.js';
import type { Change } from './change.js';
import { membershipOf } from './membership.js';
import { natureOf } from '../deployment/kind.js';

/** The incidents that a change says it resolves: by link, or by its request's ticket. */
export function incidentsFixedBy(
  reading: Reading,
  deployments: readonly DeploymentCore[],
  request: RequestView | null,
): readonly IncidentView[] {
  const linked = deployments
    .flatMap(({ acts }) => acts)
    .flatMap((act) => linkedBy(reading, act, 'REMEDIES'))
    .flatMap((each) => (each.kind === 'incident' ? [each.incident] : []));
  const ticket = request?.incident ?? null;
  const named =
    ticket === null
      ? []
      : [
          ...reading.select('incident', `ticket:${ticket}`),
          ...reading.select('incident', `incident:${ticket}`),
        ].map(({ incident }) => incident);
  return sortedDistinct([...linked, ...named]).flatMap((id) => incidentOf(reading, id) ?? []);
}

/** The Changes whose consequences are repaired: what the fixed incidents are put down to (rule 9). */
export function remediatedChanges(
  reading: Reading,
  fixed: readonly IncidentView[],
): readonly string[] {
  const causes = fixed.flatMap((view) => causesOf(reading, view).deployments);
  return changesOf(reading, causes);
}

/** The Changes that say they repair what a change caused. */
export function remediatingChanges(
  reading: Reading,
  deployments: readonly DeploymentCore[],
): readonly string[] {
  const caused = deployments.flatMap((core) => incidentsCausedBy(reading, core));
  return changesResolving(
    reading,
    caused.map(({ view }) => view),
  );
}

/** The Changes that say they resolve incidents: by link of a deployment, or by their request's ticket. */
export function changesResolving(
  reading: Reading,
  incidents: readonly IncidentView[],
): readonly string[] {
  const events = incidents.flatMap(({ facts }) => facts);
  const fixing = events.flatMap(({ id }) => reading.select('act', `REMEDIES ctx:${id}`));
  const cores = coresOf(
    reading,
    fixing.map((act) => ownerOf(reading, act).anchor),
  );
  const requested = incidents.flatMap((view) => requestsFor(reading, view));
  return sortedDistinct([...changesOf(reading, cores), ...requested]);
}

function requestsFor(reading: Reading, { ticket, incident }: IncidentView): readonly string[] {
  const keys = sortedDistinct([ticket, incident]);
  const facts = keys.flatMap((key) => reading.select('request', `ticket:${key}`));
  const meant = facts.filter((fact) => fact.incident !== null && keys.includes(fact.incident));
  return meant.map(({ number }) => recordId(['change', 'request', number]));
}

/** A way back is no change of its own that repairs. */
function changesOf(reading: Reading, deployments: readonly DeploymentCore[]): readonly string[] {
  const anchors = deployments
    .filter((core) => natureOf(reading, core).kind !== 'rollback')
    .map((core) => membershipOf(reading, core).anchor);
  return sortedDistinct(anchors.map((anchor) => (anchor === null ? null : recordId(anchor))));
}

/** Whether a Change came of an incident: it repairs what others did, or as an emergency what failed. */
export function isRepair({
  type,
  remediates,
  incidentsFixed,
}: Pick<Change, 'type' | 'remediates' | 'incidentsFixed'>): boolean {
  return remediates.length > 0 || (type === 'emergency' && incidentsFixed.length > 0);
}
