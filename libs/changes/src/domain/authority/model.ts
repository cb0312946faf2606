// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import { approvalOf, standingAt } from '../approval/approval-view.js';
import type { ChangeModel, RecordsConfiguration } from '../configuration/records-configuration.js';
import type { DeploymentCore } from '../deployment/core.js';
import type { GateEvidence, ModelReference } from '../evidence/authority-evidence.js';
import type { Reading } from '../reading/reading.js';
import { follow, newTrail, type Join, joinsOf, type Trail } from '../reading/trail.js';
import type { RequestView } from '../request/request-view.js';
import { requiredSuitesOf } from '../test-evidence/suites.js';
import { DAY } from '../time.js';

/** Whether a change model authorised an instance before it began, and if not, why (rules 2, 3). */
export interface ModelVerdict {
  readonly model: ModelReference;
  readonly isHeld: boolean;
  readonly violations: readonly ModelViolation[];
  readonly joins: readonly Join[];
}

export type ModelViolation =
  | 'MODEL_NOT_APPROVED'
  | 'MODEL_EXPIRED'
  | 'MODEL_SUSPENDED'
  | 'GATE_NOT_PASSED'
  | 'SERVICE_OUT_OF_BOUNDS'
  | 'ENVIRONMENT_OUT_OF_BOUNDS'
  | 'RISK_OUT_OF_BOUNDS'
  | 'EVIDENCE_MISSING';

/** An instance that asks for a standard model: what of it, and by when everything had to hold. */
export interface Instance {
  readonly request: RequestView;
  readonly model: ModelReference;
  /** null: nothing has gone live yet */
  readonly core: DeploymentCore | null;
  /** nanoseconds since 1970: the first exposure, or the last thing known */
  readonly by: bigint;
}

/** Judges an instance against its model: authorised once, and every bound held before the start. */
export function judgeModel(reading: Reading, instance: Instance): ModelVerdict {
  const trail = newTrail(reading);
  const { model, by } = instance;
  const configuration = reading.configurationAt(by);
  const configured = modelOf(configuration, model);
  const violations = [
    ...(isApproved(trail, instance, configured) ? [] : (['MODEL_NOT_APPROVED'] as const)),
    ...(isOver(configured, by) ? (['MODEL_EXPIRED'] as const) : []),
    ...(isSuspended(trail, instance, configured) ? (['MODEL_SUSPENDED'] as const) : []),
    ...(hasPassedGate(trail, instance, configured) ? [] : (['GATE_NOT_PASSED'] as const)),
    ...outOfBounds(instance, configured),
    ...(hasEvidence(reading, instance, configured) ? [] : (['EVIDENCE_MISSING'] as const)),
  ];
  return { model, isHeld: violations.length === 0, violations, joins: joinsOf(trail) };
}

function modelOf(
  { models }: RecordsConfiguration,
  { id, version }: ModelReference,
): ChangeModel | null {
  const versions = models.filter((model) => model.id === id);
  return versions.find((model) => version === null || model.version === version) ?? null;
}

/** By the configuration, or by an approval in the ledger that names the model. */
function isApproved(
  trail: Trail,
  { model, by }: Instance,
  configured: ChangeModel | null,
): boolean {
  const approvedAt = instantOf(configured?.approvedAt ?? '')?.nanoseconds;
  if (approvedAt !== undefined && approvedAt < by) return true;
  const facts = follow(trail, ['approval', `policy:${model.id}@${model.version ?? ''}`], {
    until: by,
  });
  const ids = new Set(facts.map(({ approval }) => approval));
  return [...ids].some((id) => {
    const view = approvalOf(trail.reading, id);
    return view !== null && standingAt(view, by - 1n).kind === 'approved';
  });
}

function isOver(configured: ChangeModel | null, by: bigint): boolean {
  const end = instantOf(configured?.validUntil ?? '')?.nanoseconds;
  return end !== undefined && end <= by;
}

/** So many failures within so many days before this one. */
function isSuspended(
  trail: Trail,
  { model, by, request }: Instance,
  configured: ChangeModel | null,
): boolean {
  const suspension = configured?.suspension ?? null;
  if (suspension === null) return false;
  const span = { from: by - BigInt(suspension.days) * DAY, until: by - 1n };
  const key = `model:${model.id}@${model.version ?? ''}`;
  const failures = trail.reading
    .select('request', key, span)
    .filter(({ number }) => number !== request.number);
  return new Set(failures.map(({ number }) => number)).size >= suspension.failures;
}

/**
 * Where a policy engine was asked, its last word before the start counts. Where none was, the bounds
 * of a configured model are checked here; of a model known from the ledger alone, nobody checked any.
 */
function hasPassedGate(trail: Trail, instance: Instance, configured: ChangeModel | null): boolean {
  const { request, model, by } = instance;
  const where = (gate: GateEvidence) => isOfModel(gate, model) && gate.at < by;
  const gates = [
    ...follow(trail, ['gate', `changeRequest:${request.number}`], { where }),
    ...follow(trail, ['gate', `subject:${request.number}`], { where }),
  ];
  const last = gates.toSorted((left, right) => (left.at < right.at ? -1 : 1)).at(-1);
  return last === undefined ? configured !== null : last.outcome === 'pass';
}

function isOfModel(
  { policy, policyVersion }: GateEvidence,
  { id, version }: ModelReference,
): boolean {
  return policy === id && (policyVersion === null || version === null || policyVersion === version);
}

function outOfBounds(
  { request, core }: Instance,
  configured: ChangeModel | null,
): readonly ModelViolation[] {
  if (configured === null) return [];
  const { services, environments, riskLevels } = configured.bounds;
  const own = core === null ? request.services : core.services;
  const places = core === null ? request.environments : [core.environment];
  const risk = request.risk?.level ?? '';
  return [
    ...(isWithin(own, services) ? [] : (['SERVICE_OUT_OF_BOUNDS'] as const)),
    ...(isWithin(places, environments) ? [] : (['ENVIRONMENT_OUT_OF_BOUNDS'] as const)),
    ...(isWithin([risk], riskLevels) ? [] : (['RISK_OUT_OF_BOUNDS'] as const)),
  ];
}

function isWithin(own: readonly string[], bounds: readonly string[]): boolean {
  return bounds.length === 0 || own.every((each) => bounds.includes(each));
}

function hasEvidence(
  reading: Reading,
  { core }: Instance,
  configured: ChangeModel | null,
): boolean {
  const required = configured?.requiredSuites ?? null;
  if (required === null || core === null) return true;
  return requiredSuitesOf(reading, core, required).every(({ result }) => result === 'passed');
}
