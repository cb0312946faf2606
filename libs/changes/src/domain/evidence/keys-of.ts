// SPDX-License-Identifier: Apache-2.0
import { type Fact, type KeyKind, keyText } from '#events';
import {
  type ActEvidence,
  type Evidence,
  type EvidenceKind,
  isAct,
  type Shelf,
  shelfKey,
} from './evidence.js';
import type { EvidenceKey, EvidenceLink } from './head.js';

/** Where evidence stands in the book, each place once: what its fact names, and what it is about. */
export function keysOf(evidence: Evidence, fact: Fact): readonly EvidenceKey[] {
  const kinds = isAct(evidence) ? ACT_KEYS : (KINDS[evidence.kind] ?? []);
  const shelf = isAct(evidence) ? 'act' : evidence.kind;
  const named = fact.keys
    .filter(({ kind, role, rule }) => {
      const isLooked = kinds.includes(kind) && !(kind === 'config' && keepsConfig(evidence));
      return isLooked && role !== 'previous' && !rule.startsWith('link.');
    })
    .map((key) => ({
      key: shelfKey(shelf, keyText(key)),
      rule: key.rule,
      basis: key.basis,
    }));
  return once([...named, ...ownKeys(evidence), ...linkKeys(evidence)]);
}

/** The key of a service in an environment. */
export function placeKey(service: string, environment: string): string {
  // the first space parts the two, whatever a service is called
  return `svcenv:${service.replaceAll('%', '%25').replaceAll(' ', '%20')} ${environment}`;
}

/** The key of an artifact in a place. */
export function artifactPlaceKey(service: string, environment: string, digest: string): string {
  return `${digest} ${placeKey(service, environment)}`;
}

/** The key of a flag in an environment. */
export function flagKey(flag: string, environment: string): string {
  return `flag:${flag.replaceAll('%', '%25').replaceAll(' ', '%20')} ${environment}`;
}

/** By which kinds of key each kind of evidence is looked for: the typed, directed paths. */
const KINDS: Readonly<Partial<Record<EvidenceKind, readonly KeyKind[]>>> = {
  sourceChange: ['sourceChange', 'commit', 'domain'],
  build: ['artifact', 'chain'],
  artifact: ['artifact', 'tag'],
  test: ['artifact', 'config', 'commit', 'chain'],
  ticket: ['ticket'],
  request: ['artifact', 'scope', 'ticket'],
  approval: [
    'approval',
    'changeRequest',
    'artifact',
    'scope',
    'resource',
    'run',
    'chain',
    'domain',
  ],
  gate: ['changeRequest', 'artifact'],
  incident: ['incident', 'ticket'],
  release: ['release', 'artifact'],
};

/** Every deployment repeats the configuration that holds anyway: only who changes it is found by it. */
function keepsConfig(evidence: Evidence): boolean {
  if (!isAct(evidence)) return false;
  const { configDigest, previousConfigDigest } = evidence;
  return configDigest !== null && configDigest === previousConfigDigest;
}

const ACT_KEYS: readonly KeyKind[] = ['artifact', 'config', 'changeRequest'];

/** What is computed from the evidence itself rather than named in the event as a key. */
function ownKeys(evidence: Evidence): readonly EvidenceKey[] {
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

/** Every event can be linked to; what an act repairs or carries out is also looked for from there. */
function linkKeys(evidence: Evidence): readonly EvidenceKey[] {
  if (evidence.kind === 'link' || evidence.kind === 'configuration') return [];
  const self = declared('context', `ctx:${evidence.id}`, 'context.id');
  if (!isAct(evidence)) return [self];
  const targets = evidence.links.flatMap(({ kind, context }) =>
    BACKWARDS.has(kind) && context !== null
      ? [declared('act', `${kind} ctx:${context}`, `link.${kind}`)]
      : [],
  );
  return [self, ...targets];
}

const BACKWARDS: ReadonlySet<string> = new Set(['REMEDIES', 'IMPLEMENTS']);

function declared(shelf: Shelf, key: string, rule: string): EvidenceKey {
  return { key: shelfKey(shelf, key), rule, basis: 'declared' };
}

/** The first rule that names a key is kept; a declared one before an inferred one. */
function once(keys: readonly EvidenceKey[]): readonly EvidenceKey[] {
  const found = new Map<string, EvidenceKey>();
  for (const each of keys) {
    const known = found.get(each.key);
    if (known === undefined || (known.basis === 'inferred' && each.basis === 'declared')) {
      found.set(each.key, each);
    }
  }
  return [...found.values()];
}
