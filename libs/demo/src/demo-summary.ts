// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '#events';
import { PRODUCTION } from './company.js';
import { demoHistory } from './demo-history.js';
import type { DemoOptions } from './demo-history.js';

/** Counts of one run of the history. */
export interface DemoSummary {
  readonly events: number;
  /** times of the first and of the last event, as their publishers write them; null without events */
  readonly firstTime: string | null;
  readonly lastTime: string | null;
  /** by CloudEvents type, in the order of the types */
  readonly eventsByType: Readonly<Record<string, number>>;
  /** what came to serve in production: `service.deployed`, `.upgraded` and `.rolledback` */
  readonly productionDeployments: number;
  /** settings alone that were applied in production */
  readonly productionConfigurations: number;
  readonly releases: number;
  readonly changeRequests: number;
  /** pull requests that were merged */
  readonly sourceChanges: number;
  readonly incidents: number;
}

/** Tells the history once and counts. */
export function demoSummary(options: DemoOptions = {}): DemoSummary {
  const inAll = new Map<string, number>();
  const inProduction = new Map<string, number>();
  let firstTime: string | null = null;
  let lastTime: string | null = null;
  for (const { event } of demoHistory(options)) {
    countOne(inAll, event.type);
    if (isOfProduction(event.data.subject.content)) countOne(inProduction, event.type);
    firstTime ??= event.time;
    lastTime = event.time;
  }
  return {
    events: sum(inAll, 'dev.cdevents'),
    firstTime,
    lastTime,
    eventsByType: Object.fromEntries(
      [...inAll].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ),
    productionDeployments: DEPLOYED.reduce((total, name) => total + sum(inProduction, name), 0),
    productionConfigurations: sum(inProduction, 'itil-configuration.applied'),
    releases: sum(inAll, 'itil-release.created'),
    changeRequests: sum(inAll, 'itil-changerequest.submitted'),
    sourceChanges: sum(inAll, '.change.merged'),
    incidents: sum(inAll, 'incident.detected'),
  };
}

const DEPLOYED = ['service.deployed', 'service.upgraded', 'service.rolledback'] as const;

function countOne(counts: Map<string, number>, type: string): void {
  counts.set(type, (counts.get(type) ?? 0) + 1);
}

/** How many events have such a name in their type, whatever its version. */
function sum(counts: ReadonlyMap<string, number>, name: string): number {
  return [...counts].reduce((total, [type, n]) => (type.includes(name) ? total + n : total), 0);
}

function isOfProduction({ environment }: JsonObject): boolean {
  if (typeof environment !== 'object' || environment === null) return false;
  return 'id' in environment && environment.id === PRODUCTION.id;
}
