// SPDX-License-Identifier: Apache-2.0
import {
  type DueAsked,
  type LabelFilter,
  LABELS,
  NOW,
  type Period,
  type RecordKind,
} from '#changes';

/** What a list is narrowed by: its labels, when it happened, and by when something was to be done. */
export interface Narrowing<K extends RecordKind> {
  readonly filter: LabelFilter<K>;
  readonly occurred: Period;
  readonly due: DueAsked;
}

/** Parameters that are no labels; absent ones may be undefined. */
type NarrowingQuery = Readonly<
  Partial<Record<'from' | 'to' | 'plannedEndBefore' | 'ratifiedWithinSla', string | undefined>>
>;

/** What the parameters of a list, checked before, narrow it by. */
export function narrowing<K extends RecordKind>(kind: K, query: NarrowingQuery): Narrowing<K> {
  const ratifiedInTime = query.ratifiedWithinSla === 'true' ? ['true'] : undefined;
  return {
    filter: filterOf(kind, { ...query, ratifiedInTime }),
    occurred: { from: dateOf(query.from), to: dateOf(query.to) },
    due: dueOf(query),
  };
}

function filterOf<K extends RecordKind>(kind: K, query: object): LabelFilter<K> {
  const given = new Map(Object.entries(query));
  const names = LABELS[kind].filter((name) => given.get(name) !== undefined);
  return Object.fromEntries(names.map((name) => [name, given.get(name)])) as LabelFilter<K>;
}

/** What was not ratified in time is known by the time for it being over. */
function dueOf({ plannedEndBefore: end, ratifiedWithinSla }: NarrowingQuery): DueAsked {
  return {
    ...(end === undefined ? {} : { plannedEnd: end === NOW ? NOW : new Date(end) }),
    ...(ratifiedWithinSla === 'false' ? { ratifyBy: NOW } : {}),
  };
}

function dateOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}
