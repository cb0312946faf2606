// SPDX-License-Identifier: Apache-2.0
import { isRepair } from '../change/remediation.js';
import { msOf } from './ms-of.js';
import type { DoraDeployment, DoraIncident, DoraInput } from './dora-input.js';

/** Whether a deployment is in D: it took effect in the period, and changed something (b.3). */
export function isCounted(deployment: DoraDeployment, input: DoraInput): boolean {
  return isInPeriod(deployment, input) && whyExcluded(deployment, input) === null;
}

/** Why a deployment of the period is not in D; null: it is, or it is of another time. */
export function whyExcluded(deployment: DoraDeployment, input: DoraInput): string | null {
  const { kind, state, effectiveAt, startedAt } = deployment;
  if (effectiveAt === null) {
    const at = msOf(startedAt);
    const isThen = at !== null && at >= input.fromMs && at < input.toMs;
    return isThen ? 'neverEffective' : null;
  }
  if (!isInPeriod(deployment, input)) return null;
  return kind === 'redeploy' || state === 'no_effect' ? 'noEffect' : null;
}

/** Whether users were impaired by it: taken back, repaired by a hotfix, or put down to it (b.3, F). */
export function isFailed(deployment: DoraDeployment, input: DoraInput): boolean {
  const { state, kind } = deployment;
  if (kind === 'rollback') return false;
  return state === 'rolled_back' || failuresOf(deployment, input).length > 0;
}

/** The incidents put down to a deployment that are severe enough to count. */
export function failuresOf(
  { incidents }: DoraDeployment,
  { incidents: all, settings }: DoraInput,
): readonly DoraIncident[] {
  const { failureSeverities } = settings;
  const isSevere = ({ severity }: DoraIncident): boolean =>
    failureSeverities.length === 0 || (severity !== null && failureSeverities.includes(severity));
  return incidents.flatMap((id) => all.get(id) ?? []).filter(isSevere);
}

/** Whether it was not planned and came of an incident: a way back, an emergency, a repair (b.3, R). */
export function isRework({ kind, changeId }: DoraDeployment, { changes }: DoraInput): boolean {
  if (kind === 'rollback') return true;
  const change = changeId === null ? undefined : changes.get(changeId);
  return change !== undefined && isRepair(change);
}

function isInPeriod({ effectiveAt }: DoraDeployment, { fromMs, toMs }: DoraInput): boolean {
  const at = msOf(effectiveAt);
  return at !== null && at >= fromMs && at < toMs;
}
