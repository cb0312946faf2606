// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { LabelFilter } from '../domain/labels.js';
import { listedAs } from '../postgres/listed-as.js';
import { type DueAsked, dueBefore } from './due-before.js';
import { countRecords } from './count-records.js';
import { changedRows, storedRows } from './wanted-rows.js';
import type { Period, Wanted } from './wanted.js';
import { type Snapshot, withSnapshot } from './snapshot.js';

/** By what Changes can be counted. */
export const CHANGE_GROUPS = [
  'month',
  'type',
  'service',
  'environment',
  'tier',
  'authorisation',
  'lifecycle',
  'closeCode',
] as const;
export type ChangeGroup = (typeof CHANGE_GROUPS)[number];

/** How many have these values, in the order of the groups; null: they have none. */
export interface GroupCount {
  readonly values: readonly (string | null)[];
  readonly count: number;
}

/** Control totals: `total` counts each Change once, in however many groups it is. */
export interface GroupCounts {
  readonly asOf: number;
  readonly total: number;
  readonly groups: readonly GroupCount[];
}

export interface CountRequest {
  readonly ledger: string;
  readonly asOf: number | null;
  readonly filter: LabelFilter<'change'>;
  readonly occurred: Period;
  readonly due: DueAsked;
  readonly groupBy: readonly ChangeGroup[];
}

/** How many Changes are there of each group? A Change of two services is in the group of each. */
export class CountChanges extends Query<GroupCounts> {
  constructor(readonly request: CountRequest) {
    super();
  }
}

@QueryHandler(CountChanges)
export class CountChangesHandler implements IQueryHandler<CountChanges> {
  constructor(private readonly database: Database) {}

  async execute({ request }: CountChanges): Promise<GroupCounts> {
    const { filter, occurred, groupBy } = request;
    const found = await withSnapshot(this.database, request, async (snapshot) => {
      const due = await dueBefore(snapshot, request.due);
      const wanted = { kind: 'change', filter, occurred, due } as const;
      return {
        asOf: snapshot.asOf,
        total: await countRecords(snapshot, wanted),
        groups: await countGroups(snapshot, wanted, groupBy),
      };
    });
    return found ?? { asOf: -1, total: 0, groups: [] };
  }
}

async function countGroups(
  snapshot: Snapshot,
  wanted: Wanted<'change'>,
  groupBy: readonly ChangeGroup[],
): Promise<readonly GroupCount[]> {
  const counts = new Map<string, number>();
  const add = (values: GroupCount['values'], count: number): void => {
    const key = JSON.stringify(values);
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  for (const { values, count } of await storedCounts(snapshot, wanted, groupBy)) add(values, count);
  for (const { record } of await changedRows(snapshot, wanted)) {
    const { labels, occurredAt } = listedAs('change', record);
    const each = groupBy.map((group) => valuesOf(group, labels, occurredAt));
    for (const values of combinations(each)) add(values, 1);
  }
  const ordered = [...counts].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return ordered.map(([key, count]) => ({
    values: JSON.parse(key) as GroupCount['values'],
    count,
  }));
}

async function storedCounts(
  snapshot: Snapshot,
  wanted: Wanted<'change'>,
  groupBy: readonly ChangeGroup[],
): Promise<readonly GroupCount[]> {
  const { table, conditions, values } = await storedRows(snapshot, wanted);
  // names of groups are ours, from a closed list
  const joins = groupBy.map((group, index) =>
    group === 'month'
      ? `CROSS JOIN LATERAL (SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM')) g${index}(v)`
      : `LEFT JOIN LATERAL (SELECT substr(label, ${group.length + 2}) FROM unnest(labels) label
           WHERE starts_with(label, '${group}=')) g${index}(v) ON true`,
  );
  const columns = groupBy.map((_, index) => `g${index}.v`).join(', ');
  return snapshot.queries.query<GroupCount>(
    `SELECT ARRAY[${columns}]::text[] AS values, count(*) AS count
       FROM ${table} ${joins.join(' ')} WHERE ${conditions}
      GROUP BY ${columns}`,
    values,
  );
}

function valuesOf(
  group: ChangeGroup,
  labels: readonly string[],
  occurredAt: string | null,
): GroupCount['values'] {
  if (group === 'month') return [occurredAt?.slice(0, 7) ?? null];
  const own = labels.filter((label) => label.startsWith(`${group}=`));
  return own.length === 0 ? [null] : own.map((label) => label.slice(group.length + 1));
}

function combinations(each: readonly GroupCount['values'][]): readonly GroupCount['values'][] {
  return each.reduce<readonly GroupCount['values'][]>(
    (before, values) => before.flatMap((start) => values.map((value) => [...start, value])),
    [[]],
  );
}
