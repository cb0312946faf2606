// SPDX-License-Identifier: Apache-2.0
import { failuresOf } from './counted.js';
import type { DoraDeployment, DoraInput } from './dora-input.js';
import { msOf } from './ms-of.js';

const HOUR_MS = 3_600_000;

/**
 * Hours from when a failed deployment impaired users, or was seen to, until its incident was resolved
 * or the next deployment served, whichever was first; what has not recovered yet has no time.
 */
export function recoveryTimesOf(
  failed: readonly DoraDeployment[],
  input: DoraInput,
): { readonly hours: readonly number[]; readonly inferred: number } {
  const serving = servingIn(input);
  const times = failed.flatMap((deployment) => {
    const failures = failuresOf(deployment, input);
    const detected = failures.flatMap(({ detectedAt }) => msOf(detectedAt) ?? []);
    const start = detected.length > 0 ? Math.min(...detected) : msOf(deployment.effectiveAt);
    const ends = [
      ...failures.flatMap(({ resolvedAt }) => msOf(resolvedAt) ?? []),
      ...nextServing(deployment, serving),
    ].filter((end) => start !== null && end >= start);
    if (start === null || ends.length === 0) return [];
    const isInferred =
      failures.length > 0 && failures.every(({ causeBasis }) => causeBasis === 'inferred');
    return [{ hours: (Math.min(...ends) - start) / HOUR_MS, isInferred }];
  });
  return {
    hours: times.map(({ hours }) => hours),
    inferred: times.filter(({ isInferred }) => isInferred).length,
  };
}

/** When deployments took effect that succeeded, ascending. */
function servingIn({ deployments }: DoraInput): readonly number[] {
  return deployments
    .filter(({ state }) => state === 'succeeded')
    .flatMap(({ effectiveAt }) => msOf(effectiveAt) ?? [])
    .toSorted((left, right) => left - right);
}

/** When the next one took effect after a deployment, which is another: found by halving. */
function nextServing({ effectiveAt }: DoraDeployment, serving: readonly number[]): number[] {
  const from = msOf(effectiveAt);
  if (from === null) return [];
  let [low, high] = [0, serving.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((serving[middle] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const next = serving[low];
  return next === undefined ? [] : [next];
}
