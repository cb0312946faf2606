// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { DoraChange, DoraDeployment, DoraIncident } from '../domain/metrics/dora-input.js';
import { type DoraMetrics, doraMetricsOf } from '../domain/metrics/dora-metrics.js';
import { type AsOf, NOTHING_KNOWN } from './as-of.js';
import { configurationAt } from './configuration-at.js';
import { eachRecord } from './list-records.js';
import { ANY_TIME } from './wanted.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** Of which ledger and period the metrics are wanted. */
export interface DoraRequest {
  readonly ledger: string;
  readonly from: Date;
  readonly to: Date;
  /** null: of every service that was deployed to production */
  readonly service: string | null;
  readonly asOf: number | null;
}

/** What are the five DORA metrics, service by service? Never blended over services. */
export class DoraMetricsOf extends Query<AsOf<DoraMetrics>> {
  constructor(readonly request: DoraRequest) {
    super();
  }
}

@QueryHandler(DoraMetricsOf)
export class DoraMetricsOfHandler implements IQueryHandler<DoraMetricsOf> {
  constructor(private readonly database: Database) {}

  async execute({ request }: DoraMetricsOf): Promise<AsOf<DoraMetrics>> {
    const found = await withSnapshot(this.database, request, async (snapshot) => ({
      asOf: snapshot.asOf,
      items: await metricsIn(snapshot, request),
    }));
    return found ?? NOTHING_KNOWN;
  }
}

async function metricsIn(
  snapshot: Snapshot,
  { from, to, service }: DoraRequest,
): Promise<readonly DoraMetrics[]> {
  const byService = await deploymentsByService(snapshot, { from, service });
  const incidents = await incidentsIn(snapshot);
  const changes = await repairsIn(snapshot, from);
  const { failureSeverities, periods } = await configurationAt(snapshot, to);
  return [...byService]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([each, deployments]) =>
      doraMetricsOf({
        service: each,
        fromMs: from.getTime(),
        toMs: to.getTime(),
        deployments,
        incidents,
        changes,
        hasIncidentFeed: incidents.size > 0,
        settings: { failureSeverities, incidentHours: periods.incidentHours },
      }),
    );
}

/** Those to production, from a time on; of a record only what the metrics need is kept. */
async function deploymentsByService(
  snapshot: Snapshot,
  { from, service }: Pick<DoraRequest, 'from' | 'service'>,
): Promise<ReadonlyMap<string, readonly DoraDeployment[]>> {
  const filter = { tier: ['production'], ...(service === null ? {} : { service: [service] }) };
  const found = new Map<string, DoraDeployment[]>();
  const wanted = { kind: 'deployment', filter, occurred: { from, to: null } } as const;
  for await (const record of eachRecord(snapshot, wanted)) {
    const { id, services, kind, kindBasis, state, changeId, commits, incidents } = record;
    const { startedAt, effectiveAt, finishedAt } = record;
    const times = { startedAt, effectiveAt, finishedAt };
    const kept = { id, services, kind, kindBasis, state, changeId, commits, incidents, ...times };
    for (const each of services) {
      if (service !== null && each !== service) continue;
      const own = found.get(each);
      if (own === undefined) found.set(each, [kept]);
      else own.push(kept);
    }
  }
  return found;
}

async function incidentsIn(snapshot: Snapshot): Promise<ReadonlyMap<string, DoraIncident>> {
  const found = new Map<string, DoraIncident>();
  for await (const record of eachRecord(snapshot, { kind: 'incident', occurred: ANY_TIME })) {
    const { id, severity, detectedAt, resolvedAt, causeBasis } = record;
    found.set(id, { id, severity, detectedAt, resolvedAt, causeBasis });
  }
  return found;
}

/** The Changes that make a deployment rework: few, and whole ones are large. */
async function repairsIn(snapshot: Snapshot, from: Date): Promise<ReadonlyMap<string, DoraChange>> {
  const found = new Map<string, DoraChange>();
  const wanted = {
    kind: 'change',
    filter: { repair: ['true'] },
    occurred: { from, to: null },
  } as const;
  for await (const record of eachRecord(snapshot, wanted)) {
    const { id, type, remediates, incidentsFixed } = record;
    found.set(id, { id, type, remediates, incidentsFixed });
  }
  return found;
}
