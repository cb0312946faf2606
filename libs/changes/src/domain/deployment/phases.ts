// SPDX-License-Identifier: Apache-2.0
import { byTime, timeOf } from '../evidence/head.js';
import type { DeploymentCore } from './core.js';
import type { Phase } from './deployment.js';

/** The phases that a rollout reached, in words: what it says, traffic, swapped slots (rule 14). */
export function phasesOf({ acts, steps }: DeploymentCore): readonly Phase[] {
  return [...acts, ...steps].toSorted(byTime).flatMap((evidence) => {
    const phase =
      evidence.kind === 'step'
        ? stepText(evidence)
        : evidence.predicate === 'progressed'
          ? evidence.phase
          : null;
    return phase === null ? [] : [{ phase, at: timeOf(evidence) }];
  });
}

/** The last verdict on whether the new instances may serve; null: none is told of. */
export function readinessOf({ steps }: DeploymentCore): 'passed' | 'failed' | null {
  const last = steps.findLast(
    ({ name, check }) => name.startsWith('itil-healthcheck.') && check === 'readiness',
  );
  if (last === undefined) return null;
  return last.predicate === 'passed' ? 'passed' : 'failed';
}

function stepText({
  name,
  percent,
  check,
  predicate,
}: DeploymentCore['steps'][number]): string | null {
  if (name === 'itil-traffic.shifted') return `traffic ${percent ?? '?'} %`;
  if (name === 'itil-slot.swapped') return 'slots swapped';
  return check === null ? null : `${check} ${predicate}`;
}
