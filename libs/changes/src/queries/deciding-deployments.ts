// SPDX-License-Identifier: Apache-2.0
import type { Deployment } from '../domain/deployment/deployment.js';
import { decidingDeployment } from '../domain/item/environment-state.js';
import { eachRecord, listRecords } from './list-records.js';
import { ANY_TIME, type Period } from './wanted.js';
import { afterOf } from './record-order.js';
import type { Snapshot } from './snapshot.js';

/**
 * The Deployments that decide what ran in an environment at a moment: of each service the newest until
 * then that changed what runs, however long its history is; others may be among them.
 */
export async function decidingAt(
  snapshot: Snapshot,
  environment: string,
  at: Date,
): Promise<readonly Deployment[]> {
  const found: Deployment[] = [];
  for (const service of await servicesIn(snapshot, environment)) {
    found.push(...(await newestUntil(snapshot, { environment, service, at })));
  }
  return found;
}

/** The Deployments that decide what ran in an environment at two moments, and all those in between. */
export async function decidingBetween(
  snapshot: Snapshot,
  environment: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly Deployment[]> {
  const between = await deploymentsBetween(snapshot, environment, { from, to });
  const found = [...between];
  for (const service of await servicesIn(snapshot, environment)) {
    const before = await newestUntil(snapshot, { environment, service, at: from });
    found.push(...before);
    const known = decidingDeployment(service, [...before, ...between], to.getTime());
    const then = decidingDeployment(service, before, from.getTime());
    // what decided at first may be undone since: then something before it decides
    if (then !== null && (known === null || isBefore(known, then))) {
      found.push(...(await newestUntil(snapshot, { environment, service, at: to })));
    }
  }
  return found;
}

/** The Deployments of an environment that happened in a period, the end included. */
async function deploymentsBetween(
  snapshot: Snapshot,
  environment: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly Deployment[]> {
  const occurred = { from, to: justAfter(to) };
  const found: Deployment[] = [];
  const wanted = { kind: 'deployment', filter: { environment: [environment] }, occurred } as const;
  for await (const deployment of eachRecord(snapshot, wanted)) found.push(deployment);
  return found;
}

/** Whatever was deployed to an environment is an item there. */
async function servicesIn(snapshot: Snapshot, environment: string): Promise<readonly string[]> {
  const filter = { class: ['service'], environment: [environment] };
  const names = new Set<string>();
  for await (const { name } of eachRecord(snapshot, { kind: 'item', filter, occurred: ANY_TIME })) {
    names.add(name);
  }
  return [...names];
}

/** Most often the newest decides, and the one before says so. */
const AT_FIRST = 2;
const AT_MOST = 64;

/** Deployments backwards in time, until the one that decides and all of its moment are there. */
async function newestUntil(
  snapshot: Snapshot,
  { environment, service, at }: { environment: string; service: string; at: Date },
): Promise<readonly Deployment[]> {
  const filter = { environment: [environment], service: [service] };
  const occurred: Period = { from: null, to: justAfter(at) };
  const wanted = { kind: 'deployment', filter, occurred } as const;
  const found: Deployment[] = [];
  let after: readonly (string | number)[] = [];
  for (let limit = AT_FIRST; ; limit = Math.min(limit * 4, AT_MOST)) {
    const part = { limit, after, order: '-time' } as const;
    const rows = await listRecords(snapshot, wanted, part);
    found.push(...rows.map(({ record }) => record));
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return found;
    const deciding = decidingDeployment(service, found, at.getTime());
    if (deciding !== null && startsBefore(last.at, deciding)) return found;
    after = afterOf('-time', last);
  }
}

/** Whether a moment is before the one at which a Deployment took effect. */
function startsBefore(moment: Date | null, { effectiveAt }: Deployment): boolean {
  return moment === null || moment.getTime() < Date.parse(effectiveAt ?? '');
}

/** Whether a Deployment took effect before another did; both did. */
function isBefore(one: Deployment, other: Deployment): boolean {
  return Date.parse(one.effectiveAt ?? '') < Date.parse(other.effectiveAt ?? '');
}

/** Stored times have milliseconds. */
function justAfter(time: Date): Date {
  return new Date(time.getTime() + 1);
}
