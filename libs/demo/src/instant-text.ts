// SPDX-License-Identifier: Apache-2.0
import { HOUR, SECOND } from './clock.js';

/** How a publisher writes a time. All are RFC 3339; real publishers differ like this. */
export type InstantStyle = 'seconds' | 'milliseconds' | 'ticks' | 'offset';

/** The instant as this publisher can say it: GitHub and its like know whole seconds only. */
export function instantIn(style: InstantStyle, instant: number): number {
  return style === 'seconds' ? Math.floor(instant / SECOND) * SECOND : instant;
}

export function instantText(style: InstantStyle, instant: number): string {
  return TEXTS[style](instant);
}

/** `…:00Z`, `…:00.000Z`, 100 ns ticks `…:00.0000000Z`, and local time two hours ahead. */
const TEXTS = {
  seconds: (instant) => `${utc(instant).slice(0, 19)}Z`,
  milliseconds: utc,
  ticks: (instant) => `${utc(instant).slice(0, 23)}0000Z`,
  offset: (instant) => `${utc(instant + 2 * HOUR).slice(0, 23)}+02:00`,
} as const satisfies Readonly<Record<InstantStyle, (instant: number) => string>>;

function utc(instant: number): string {
  return new Date(instant).toISOString();
}
