// SPDX-License-Identifier: Apache-2.0
import { filterTexts, type LabelFilter } from '../domain/labels.js';
import { type Deadline, DEADLINES } from '../domain/listing.js';
import type { RecordKind } from '../domain/record.js';
import type { Listed } from '../postgres/listed-as.js';

/** Which records of a kind are wanted. */
export interface Wanted<K extends RecordKind> {
  readonly kind: K;
  /** absent: any */
  readonly filter?: LabelFilter<K> | undefined;
  /** happened in [from, to); null: an open end */
  readonly occurred: Period;
  /** absent: whenever it was to be done */
  readonly due?: DueBefore | undefined;
}

/** What was to be done before a time: of each deadline the time; a record without it does not fit. */
export type DueBefore = Readonly<Partial<Record<Deadline, Date>>>;

/** A half-open span of time. */
export interface Period {
  readonly from: Date | null;
  readonly to: Date | null;
}

export const ANY_TIME: Period = { from: null, to: null };

/** Whether less is wanted than all records of a kind. */
export function isNarrowed({ filter, occurred, due }: Omit<Wanted<RecordKind>, 'kind'>): boolean {
  const isTimed = occurred.from !== null || occurred.to !== null;
  return isTimed || filterTexts(filter ?? {}).length > 0 || Object.keys(due ?? {}).length > 0;
}

/** Whether what stands so in lists is among those wanted. */
export function isWanted<K extends RecordKind>(
  { filter, occurred, due }: Omit<Wanted<K>, 'kind'>,
  listed: Listed,
): boolean {
  const isLabelled = filterTexts(filter ?? {}).every((texts) =>
    texts.some((text) => listed.labels.includes(text)),
  );
  return isLabelled && isWithin(occurred, listed) && isDue(due ?? {}, listed);
}

function isWithin({ from, to }: Period, { occurredAt }: Listed): boolean {
  const ms = occurredAt === null ? null : Date.parse(occurredAt);
  const isLater = from === null || (ms !== null && ms >= from.getTime());
  const isEarlier = to === null || (ms !== null && ms < to.getTime());
  return isLater && isEarlier;
}

function isDue(due: DueBefore, { deadlines }: Listed): boolean {
  return DEADLINES.every((each) => {
    const [deadline, before] = [deadlines[each], due[each]];
    if (before === undefined) return true;
    return deadline !== null && Date.parse(deadline) < before.getTime();
  });
}
