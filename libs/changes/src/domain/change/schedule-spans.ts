// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import type { Change } from './change.js';

/** When a Change is planned, or else was implemented, in milliseconds since 1970; both ends included. */
export interface ScheduledTime {
  readonly from: number;
  readonly to: number;
}

const SPAN_MS = 30 * 86_400_000;
/** what is planned for longer is looked at in every question */
const MOST_SPANS = 36;
const LONG = 'long';

/** When a Change takes place; null: nobody has said. */
export function scheduledTimeOf({
  plannedStart,
  plannedEnd,
  actualStart,
  actualEnd,
}: Pick<
  Change,
  'plannedStart' | 'plannedEnd' | 'actualStart' | 'actualEnd'
>): ScheduledTime | null {
  const planned = [plannedStart, plannedEnd].flatMap(msOf);
  const times = planned.length > 0 ? planned : [actualStart, actualEnd].flatMap(msOf);
  return times.length === 0 ? null : { from: Math.min(...times), to: Math.max(...times) };
}

/** The spans of thirty days that a time touches, by which it is found. */
export function spansOf(time: ScheduledTime | null): readonly string[] {
  if (time === null) return [];
  const [first, last] = [Math.floor(time.from / SPAN_MS), Math.floor(time.to / SPAN_MS)];
  if (last - first >= MOST_SPANS) return [LONG];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

/** The spans under which every time is found that touches a period. */
export function spansTouching(period: ScheduledTime): readonly string[] {
  const first = Math.floor(period.from / SPAN_MS);
  const length = Math.floor(period.to / SPAN_MS) - first + 1;
  return [LONG, ...Array.from({ length }, (_, index) => String(first + index))];
}

function msOf(text: string | null): readonly number[] {
  const instant = text === null ? null : instantOf(text);
  return instant === null ? [] : [Number(instant.nanoseconds / 1_000_000n)];
}
