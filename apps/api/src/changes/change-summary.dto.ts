// SPDX-License-Identifier: Apache-2.0
import type { GroupCounts } from '#changes';

/** How many Changes have these values; null: none of that name. */
export class ChangeGroupDto {
  values!: Record<string, string | null>;
  count!: number;
}

/** Control totals as of one position. */
export class ChangeSummaryDto {
  ledger!: string;
  /** the last position looked at; null while the ledger is empty */
  asOf!: number | null;
  /** every Change once: one of two services is in the group of each */
  total!: number;
  groups!: ChangeGroupDto[];
}

/** Control totals as the API shows them. */
export function toChangeSummaryDto(
  ledger: string,
  groupBy: readonly string[],
  { asOf, total, groups }: GroupCounts,
): ChangeSummaryDto {
  return {
    ledger,
    asOf: asOf < 0 ? null : asOf,
    total,
    groups: groups.map(({ values, count }) => ({
      values: Object.fromEntries(groupBy.map((name, index) => [name, values[index] ?? null])),
      count,
    })),
  };
}
