// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import { coreOf, type DeploymentCore, referenceAt } from '../deployment/core.js';
import { coresOf, deploymentsBy } from '../deployment/deployments-by.js';
import { endingOf } from '../deployment/ending.js';
import { placeKey } from '../evidence/key-texts.js';
import type { Reading } from '../reading/reading.js';
import type { Anchor } from '../record.js';
import { requestOf, type RequestView } from '../request/request-view.js';
import { HOUR } from '../time.js';
import { belongsTo } from './membership.js';

/** The deployments of a Change, attempts and ways back included, in the order in which they began. */
export function deploymentsOf(reading: Reading, change: Anchor): readonly DeploymentCore[] {
  const found = new Map<string, DeploymentCore>();
  const wanted = [...seedsOf(reading, change)];
  // grows while it is worked through
  for (const core of wanted) {
    if (found.has(core.id) || !belongsTo(reading, core, change)) continue;
    found.set(core.id, core);
    wanted.push(...followersOf(reading, core));
  }
  return [...found.values()].toSorted(byStart);
}

export function byStart(left: DeploymentCore, right: DeploymentCore): number {
  const [one, other] = [referenceAt(left), referenceAt(right)];
  if (one !== other) return one < other ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}

function seedsOf(reading: Reading, change: Anchor): readonly DeploymentCore[] {
  const [, kind, ...parts] = change;
  if (kind === 'deployment') {
    const core = coreOf(reading, ['deployment', ...parts]);
    return core === null ? [] : [core];
  }
  const number = parts[0] ?? '';
  const request = requestOf(reading, number);
  return [
    ...deploymentsBy(reading, `changeRequest:${number}`),
    ...linkedTo(reading, request),
    ...(request === null ? [] : coveredBy(reading, request)),
  ];
}

/** Deployments that link to an event of the request. */
function linkedTo(reading: Reading, request: RequestView | null): readonly DeploymentCore[] {
  const facts = request?.facts ?? [];
  return facts.flatMap(({ id }) => deploymentsBy(reading, `IMPLEMENTS ctx:${id}`));
}

/** Deployments of what the request names; where it names nothing, those within its window. */
function coveredBy(reading: Reading, request: RequestView): readonly DeploymentCore[] {
  const { artifactDigests, configDigests, services, environments } = request;
  const digests = [
    ...artifactDigests.map((digest) => `artifact:${digest}`),
    ...configDigests.map((digest) => `config:${digest}`),
  ];
  if (digests.length > 0) return digests.flatMap((key) => deploymentsBy(reading, key));
  const from = instantOf(request.plannedStart ?? '')?.nanoseconds;
  const until = instantOf(request.plannedEnd ?? '')?.nanoseconds;
  if (from === undefined || until === undefined) return [];
  return services.flatMap((service) =>
    environments.flatMap((environment) =>
      deploymentsBy(reading, placeKey(service, environment), { from, until }),
    ),
  );
}

/** What may belong to the same Change because of this one: its way back, and the next attempts. */
function followersOf(reading: Reading, core: DeploymentCore): readonly DeploymentCore[] {
  const { takenBackBy } = endingOf(reading, core);
  const back = takenBackBy === null ? [] : coresOf(reading, [takenBackBy]);
  if (core.outcome === null || core.outcome === 'success') return back;
  const { periods } = reading.configurationAt(referenceAt(core));
  const from = referenceAt(core);
  const next = core.services.flatMap((service) =>
    deploymentsBy(reading, placeKey(service, core.environment), {
      from,
      until: from + BigInt(periods.retryHours) * HOUR,
    }),
  );
  return [...back, ...next];
}
