// SPDX-License-Identifier: Apache-2.0
import type { ContentOf } from '#events';
import type { Running } from '../company-state.js';

export type BackoutPlan = NonNullable<ContentOf<'itil-changerequest.submitted'>['backoutPlan']>;

/**
 * Back to what runs now, within four hours: named for one service; of several, each deployment
 * names its own. A first deployment has nothing to go back to.
 */
export function backoutPlanTo(...running: readonly Running[]): BackoutPlan {
  const terms = { windowMinutes: 240, isTested: true };
  const [target, ...others] = running.flatMap(({ artifact }) => artifact?.id ?? []);
  if (target === undefined) return { kind: 'other', ...terms };
  if (others.length > 0) return { kind: 'redeploy', ...terms };
  return { kind: 'redeploy', targetArtifactId: target, ...terms };
}
