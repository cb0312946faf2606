// SPDX-License-Identifier: Apache-2.0
import { coreOf, type DeploymentCore } from '../deployment/core.js';
import { coresOf, deploymentsBy } from '../deployment/deployments-by.js';
import { ownerOf } from '../deployment/act-owner.js';
import type { Basis } from '../evidence/head.js';
import { isAct } from '../evidence/evidence.js';
import { placeKey } from '../evidence/key-texts.js';
import type { Reading } from '../reading/reading.js';
import { HOUR } from '../time.js';
import { type IncidentView, incidentOf } from './incident-view.js';

/** The deployments that an incident is put down to, and how surely. */
export interface Attribution {
  readonly deployments: readonly DeploymentCore[];
  readonly basis: Basis;
}

/** An incident that is put down to a deployment. */
export interface AttributedIncident {
  readonly view: IncidentView;
  readonly basis: Basis;
}

/** What caused an incident: whoever is named; else the latest deployment there, if it was soon (rule 26). */
export function causesOf(reading: Reading, view: IncidentView): Attribution {
  return reading.once(`causes of ${view.incident}`, (inner) => {
    const named = view.causedBy === null ? [] : namedCauses(inner, view.causedBy);
    if (named.length > 0) return { deployments: named, basis: 'declared' };
    return { deployments: nearest(inner, view), basis: 'inferred' };
  });
}

/** The incidents that are put down to a deployment. */
export function incidentsCausedBy(
  reading: Reading,
  core: DeploymentCore,
): readonly AttributedIncident[] {
  return reading.once(`incidents caused by ${core.id}`, (inner) => {
    const ids = [
      ...namesOf(core).flatMap((name) => inner.select('incident', `cause:${name}`)),
      ...after(inner, core),
    ];
    return [...new Set(ids.map(({ incident }) => incident))].toSorted().flatMap((id) => {
      const view = incidentOf(inner, id);
      const causes = view && causesOf(inner, view);
      const isMine = causes?.deployments.some(({ id: cause }) => cause === core.id) ?? false;
      return view !== null && causes !== null && isMine ? [{ view, basis: causes.basis }] : [];
    });
  });
}

/** By deployment, run, request, artifact, or the id of one of its events. */
function namedCauses(reading: Reading, name: string): readonly DeploymentCore[] {
  const process = coreOf(reading, ['deployment', 'process', name]);
  if (process !== null) return [process];
  const acts = reading.select('context', `ctx:${name}`).filter(isAct);
  if (acts.length > 0)
    return coresOf(
      reading,
      acts.map((act) => ownerOf(reading, act).anchor),
    );
  return (
    [`changeRequest:${name}`, `artifact:${name}`]
      .map((key) => deploymentsBy(reading, key))
      .map((cores) => cores.filter(({ effectiveAt }) => effectiveAt !== null))
      .find((cores) => cores.length > 0)
      ?.slice(-1) ?? []
  );
}

function namesOf({
  subject,
  changeRequest,
  artifactDigest,
  acts,
}: DeploymentCore): readonly string[] {
  const ends = acts.filter(({ predicate }) => !WITHIN.has(predicate)).map(({ id }) => id);
  const names = [subject, changeRequest, artifactDigest, ...ends];
  return names.filter((name) => name !== null);
}

/** Steps within a deployment: nobody names them as a cause. */
const WITHIN: ReadonlySet<string> = new Set(['requested', 'progressed', 'published']);

function nearest(reading: Reading, view: IncidentView): readonly DeploymentCore[] {
  const { service, environment, detectedAt } = view;
  if (service === null || environment === null) return [];
  const { periods } = reading.configurationAt(detectedAt.at);
  const act = reading.latest('state', placeKey(service, environment), { before: detectedAt.at });
  if (act === null || act.at < detectedAt.at - BigInt(periods.incidentHours) * HOUR) return [];
  return coresOf(reading, [ownerOf(reading, act).anchor]);
}

/** Incidents of the place while the deployment could still be their cause. */
function after(reading: Reading, core: DeploymentCore) {
  const { effectiveAt, services, environment } = core;
  if (effectiveAt === null) return [];
  const { periods } = reading.configurationAt(effectiveAt.at);
  const last = core.acts.at(-1)?.at ?? effectiveAt.at;
  const span = { from: effectiveAt.at, until: last + BigInt(periods.incidentHours) * HOUR };
  return services.flatMap((service) =>
    reading.select('incident', placeKey(service, environment), span),
  );
}
