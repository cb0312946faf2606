// SPDX-License-Identifier: Apache-2.0
import { coreOf, type DeploymentCore, referenceAt } from '../deployment/core.js';
import { natureOf } from '../deployment/kind.js';
import type { BackoutPlan } from '../evidence/authority-evidence.js';
import type { Reading } from '../reading/reading.js';
import { requestAsOf, requestOf } from '../request/request-view.js';
import { HOUR, MINUTE } from '../time.js';

/**
 * The deployment that a planned rollback takes back; null where this is no rollback, or one that no
 * plan covers: its target or its time is another (rule 7).
 */
export function plannedBackoutOf(reading: Reading, core: DeploymentCore): DeploymentCore | null {
  const { kind, takesBack } = natureOf(reading, core);
  if (kind !== 'rollback' || takesBack === null) return null;
  const taken = coreOf(reading, takesBack);
  if (taken === null) return null;
  return isFallBack(core) || isCovered(reading, core, taken) ? taken : null;
}

/** The plan that was recorded when a deployment began: of its request, else of its own. */
export function backoutPlanOf(reading: Reading, core: DeploymentCore): BackoutPlan | null {
  const { changeRequest, backoutPlan } = core;
  const request = changeRequest === null ? null : requestOf(reading, changeRequest);
  const atStart = request && requestAsOf(request, referenceAt(core));
  return atStart?.backoutPlan ?? backoutPlan;
}

/** The way back in the middle of a rollout is part of how it is rolled out (rule 14). */
function isFallBack({ owner }: DeploymentCore): boolean {
  return owner !== null && owner.takesBack !== null;
}

function isCovered(reading: Reading, core: DeploymentCore, taken: DeploymentCore): boolean {
  const plan = backoutPlanOf(reading, taken);
  if (plan === null || plan.kind === 'forwardOnly') return false;
  // a plan for several services leaves each its own way back
  const target = plan.targetDigest ?? taken.before.artifactDigest;
  if (target === null || target !== core.artifactDigest) return false;
  const { periods } = reading.configurationAt(referenceAt(taken));
  const span =
    plan.windowMinutes === null
      ? BigInt(periods.backoutHours) * HOUR
      : BigInt(Math.ceil(plan.windowMinutes)) * MINUTE;
  const since = (taken.finishedAt ?? taken.startedAt)?.at ?? 0n;
  return referenceAt(core) <= since + span;
}
