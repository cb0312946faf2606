// SPDX-License-Identifier: Apache-2.0
import type { DoraDeployment } from './dora-input.js';
import { msOf } from './ms-of.js';

const HOUR_MS = 3_600_000;

/** Hours from each commit to the end of the deployment that brought it, and how many are inferred. */
export function leadTimesOf(deployments: readonly DoraDeployment[]): {
  readonly hours: readonly number[];
  readonly inferred: number;
} {
  const times = deployments
    .filter(({ state, kind }) => state === 'succeeded' && kind !== 'rollback')
    .flatMap(({ finishedAt, commits }) =>
      commits.flatMap(({ committedAt, basis }) => {
        const [from, to] = [msOf(committedAt), msOf(finishedAt)];
        // a commit after its deployment is a merge commit or a wrong clock
        const isTime = from !== null && to !== null && to > from;
        return isTime ? [{ hours: (to - from) / HOUR_MS, isInferred: basis === 'inferred' }] : [];
      }),
    );
  return {
    hours: times.map(({ hours }) => hours),
    inferred: times.filter(({ isInferred }) => isInferred).length,
  };
}
