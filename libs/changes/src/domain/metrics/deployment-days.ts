// SPDX-License-Identifier: Apache-2.0
import type { DoraDeployment } from './dora-input.js';
import { medianOf } from './numbers.js';
import { msOf } from './ms-of.js';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** How many days a period has, and on how many of a week's days something was deployed, at the median. */
export function deploymentDaysOf(
  deployments: readonly DoraDeployment[],
  fromMs: number,
  toMs: number,
): { readonly days: number; readonly medianDaysPerWeek: number } {
  const days = (toMs - fromMs) / DAY_MS;
  const weeks = Array.from(
    { length: Math.max(1, Math.ceil(days / WEEK_DAYS)) },
    () => new Set<number>(),
  );
  for (const { effectiveAt } of deployments) {
    const at = msOf(effectiveAt);
    if (at === null) continue;
    const day = Math.floor((at - fromMs) / DAY_MS);
    weeks[Math.floor(day / WEEK_DAYS)]?.add(day);
  }
  return { days, medianDaysPerWeek: medianOf(weeks.map(({ size }) => size)) };
}
