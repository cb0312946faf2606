// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { RecordOf } from '../domain/fold/assemble-record.js';
import { type DoraMetrics, doraMetricsOf } from '../domain/metrics/dora-metrics.js';
import type { RecordKind } from '../domain/record.js';
import { type AsOf, NOTHING_KNOWN } from './as-of.js';
import { configurationAt } from './configuration-at.js';
import { ANY_TIME, eachRecord, type Wanted } from './list-records.js';
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
  const filter = { tier: ['production'], ...(service === null ? {} : { service: [service] }) };
  const deployments = await all(snapshot, {
    kind: 'deployment',
    filter,
    occurred: { from, to: null },
  });
  const incidents = await all(snapshot, { kind: 'incident', occurred: ANY_TIME });
  const changes = await all(snapshot, { kind: 'change', occurred: { from, to: null } });
  const { failureSeverities, periods } = await configurationAt(snapshot, to);
  const services = new Set(deployments.flatMap((each) => each.services));
  return [...services]
    .toSorted()
    .filter((each) => service === null || each === service)
    .map((each) =>
      doraMetricsOf({
        service: each,
        fromMs: from.getTime(),
        toMs: to.getTime(),
        deployments: deployments.filter(({ services: own }) => own.includes(each)),
        incidents,
        changes,
        hasIncidentFeed: incidents.length > 0,
        settings: { failureSeverities, incidentHours: periods.incidentHours },
      }),
    );
}

async function all<K extends RecordKind>(
  snapshot: Snapshot,
  wanted: Wanted<K>,
): Promise<readonly RecordOf[K][]> {
  const records: RecordOf[K][] = [];
  for await (const record of eachRecord(snapshot, wanted)) records.push(record);
  return records;
}
