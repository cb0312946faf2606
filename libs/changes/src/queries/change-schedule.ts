// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { Change } from '../domain/change/change.js';
import { scheduledTimeOf, spansTouching } from '../domain/change/schedule-spans.js';
import { type AsOf, NOTHING_KNOWN } from './as-of.js';
import { eachRecord } from './list-records.js';
import { ANY_TIME } from './wanted.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** A Change in the schedule: as planned, or else as it was implemented. */
export interface ScheduledChange extends Pick<
  Change,
  'id' | 'title' | 'type' | 'lifecycle' | 'authorisation' | 'services' | 'environments'
> {
  readonly recordedAt: string;
  readonly start: Date;
  readonly end: Date;
  /** whether anybody planned it */
  readonly isPlanned: boolean;
}

/** Of which ledger and period, [from, to), the schedule is wanted. */
export interface ScheduleRequest {
  readonly ledger: string;
  readonly asOf: number | null;
  readonly from: Date;
  readonly to: Date;
}

/** Which Changes take place in a period (ITIL: change schedule)? In the order of their starts. */
export class ChangeSchedule extends Query<AsOf<ScheduledChange>> {
  constructor(readonly request: ScheduleRequest) {
    super();
  }
}

@QueryHandler(ChangeSchedule)
export class ChangeScheduleHandler implements IQueryHandler<ChangeSchedule> {
  constructor(private readonly database: Database) {}

  async execute({ request }: ChangeSchedule): Promise<AsOf<ScheduledChange>> {
    const found = await withSnapshot(this.database, request, async (snapshot) => ({
      asOf: snapshot.asOf,
      items: await scheduleIn(snapshot, request),
    }));
    return found ?? NOTHING_KNOWN;
  }
}

async function scheduleIn(
  snapshot: Snapshot,
  { from, to }: ScheduleRequest,
): Promise<readonly ScheduledChange[]> {
  const period = { from: from.getTime(), to: to.getTime() };
  const filter = { schedule: spansTouching(period) };
  const items: ScheduledChange[] = [];
  for await (const change of eachRecord(snapshot, { kind: 'change', filter, occurred: ANY_TIME })) {
    const time = scheduledTimeOf(change);
    if (time === null || time.to < period.from || time.from >= period.to) continue;
    items.push(scheduledChangeOf(change, new Date(time.from), new Date(time.to)));
  }
  return items.toSorted(
    (left, right) => left.start.getTime() - right.start.getTime() || (left.id < right.id ? -1 : 1),
  );
}

function scheduledChangeOf(change: Change, start: Date, end: Date): ScheduledChange {
  const { id, title, type, lifecycle, authorisation, services, environments } = change;
  const isPlanned = change.plannedStart !== null || change.plannedEnd !== null;
  const { recordedAt } = change;
  const named = { id, title, type, lifecycle, authorisation, services, environments };
  return { ...named, recordedAt, start, end, isPlanned };
}
