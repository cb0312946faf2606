// SPDX-License-Identifier: Apache-2.0
import type { ActEvidence, Evidence, Shelf } from './evidence.js';
import type { EvidenceKey, EvidenceLink } from './head.js';
import { artifactPlaceKey, declared, flagKey, placeKey } from './key-texts.js';

/** What is computed from the evidence itself rather than named in the event as a key. */
export function ownKeys(evidence: Evidence): readonly EvidenceKey[] {
  switch (evidence.kind) {
    case 'sourceChange':
      return evidence.predicate === 'merged'
        ? [declared('merge', `repository:${evidence.repository}`, 'content.repository')]
        : [];
    case 'request':
      return [
        declared('request', `changeRequest:${evidence.number}`, 'content.number'),
        ...failureKeys(evidence),
        ...evidence.configDigests.map((digest) =>
          declared('request', `config:${digest}`, 'content.configDigests'),
        ),
        ...evidence.services.flatMap((service) =>
          evidence.environments.map((environment) =>
            declared('request', placeKey(service, environment), 'place'),
          ),
        ),
      ];
    case 'approval':
      return evidence.policyRef === null
        ? []
        : [declared('approval', `policy:${evidence.policyRef}`, 'profile.approval.policyRef')];
    case 'gate':
      return [declared('gate', `subject:${evidence.subject}`, 'content.subjectRef')];
    case 'window':
      return windowKeys(evidence);
    case 'deployment':
      return [
        declared('process', `deployment:${evidence.deployment}`, 'subject'),
        ...placeKeys(evidence),
      ];
    case 'effect':
    case 'configured':
      return placeKeys(evidence);
    case 'flag':
      return [
        ...placeKeys(evidence),
        declared('flag', flagKey(evidence.flag, evidence.environment), 'content.flag'),
      ];
    case 'step':
      return [declared('process', `deployment:${evidence.subjectId}`, 'subject')];
    case 'rollback':
      return evidence.deployment === null
        ? []
        : [declared('process', `deployment:${evidence.deployment}`, 'content.deploymentId')];
    case 'incident':
      return incidentKeys(evidence);
    case 'release':
      return evidence.services.map((service) =>
        declared('release', `service:${service}`, 'content.services'),
      );
    case 'environment':
      return [declared('environment', `environment:${evidence.environment}`, 'subject')];
    default:
      return [];
  }
}

/** What went wrong under a model may suspend it (rule 3). */
function failureKeys({
  model,
  outcome,
}: Extract<Evidence, { kind: 'request' }>): readonly EvidenceKey[] {
  const isFailure = outcome === 'failed' || outcome === 'backedout';
  if (model === null || !isFailure) return [];
  return [declared('request', `model:${model.id}@${model.version ?? ''}`, 'content.model')];
}

function windowKeys({
  subjectId,
  environments,
  subjectRef,
}: Extract<Evidence, { kind: 'window' }>): readonly EvidenceKey[] {
  const scope =
    environments.length === 0 ? ['everywhere'] : environments.map((id) => `environment:${id}`);
  return [
    ...scope.map((key) => declared('window', key, 'content.scope')),
    declared('window', `window:${subjectId}`, 'subject'),
    ...(subjectRef === null
      ? []
      : [declared('window', `subject:${subjectRef}`, 'content.subjectRef')]),
  ];
}

function incidentKeys({
  service,
  environment,
  causedBy,
}: Extract<Evidence, { kind: 'incident' }>): readonly EvidenceKey[] {
  return [
    ...(service === null || environment === null
      ? []
      : [declared('incident', placeKey(service, environment), 'place')]),
    ...(causedBy === null
      ? []
      : [declared('incident', `cause:${causedBy}`, 'profile.incident.causedBy')]),
  ];
}

/**
 * An act by its place, among what changed the state of that place and what took something back, and
 * what it brought there, so that nobody has to search a place's whole past.
 */
function placeKeys(act: ActEvidence): readonly EvidenceKey[] {
  const { services, environment, artifactDigest } = act;
  const shelves: readonly Shelf[] = [
    'act',
    ...(changesState(act) ? (['state'] as const) : []),
    ...(act.links.some(isBack) ? (['back'] as const) : []),
  ];
  const brings = changesState(act) && act.kind !== 'configured' ? artifactDigest : null;
  return services.flatMap((service) => [
    ...shelves.map((shelf) => declared(shelf, placeKey(service, environment), 'place')),
    ...(brings === null
      ? []
      : [declared('state', artifactPlaceKey(service, environment, brings), 'place')]),
  ]);
}

/** A link to what is taken back. */
export function isBack({ kind, context }: EvidenceLink): boolean {
  return kind === 'TAKES_BACK' && context !== null;
}

/** Whether something else may run afterwards: `service.published` and failures leave all as it was. */
function changesState({ kind, predicate, outcome }: ActEvidence): boolean {
  if (kind === 'flag') return false;
  if (kind === 'deployment') {
    return predicate === 'finished' && (outcome === 'success' || outcome === 'rolledback');
  }
  return predicate !== 'published' && (outcome === null || outcome === 'success');
}
