// SPDX-License-Identifier: Apache-2.0
import { artifactReferenceOf, type Fact, type JsonObject } from '#events';
import { firstKnown } from '../lists.js';
import { backoutPlanIn } from './authority-readers.js';
import type {
  ConfiguredEvidence,
  DeploymentEvidence,
  DeploymentSaid,
  EffectEvidence,
  FlagEvidence,
  RollbackEvidence,
  StepEvidence,
} from './deployment-evidence.js';
import {
  configIn,
  digestIn,
  idIn,
  keyIn,
  numberIn,
  objectIn,
  objectsIn,
  textIn,
} from './fact-fields.js';
import type { Actor, EvidenceHead } from './head.js';

export function readDeployment(fact: Fact, head: EvidenceHead): DeploymentEvidence {
  return {
    ...head,
    ...saidIn(fact),
    kind: 'deployment',
    deployment: fact.subjectId,
    initiator: actorIn(objectIn(fact.content, 'initiator')),
    backoutPlan: backoutPlanIn(fact.content),
  };
}

export function readEffect(fact: Fact, head: EvidenceHead): EffectEvidence {
  return { ...head, ...saidIn(fact), kind: 'effect', service: fact.subjectId };
}

export function readConfigured(fact: Fact, head: EvidenceHead): ConfiguredEvidence {
  const commit = COMMIT.exec(textIn(fact.content, 'source') ?? '')?.[0] ?? null;
  return { ...head, ...saidIn(fact), kind: 'configured', commit };
}

/** A flag is a configuration of one setting: its digest is what it was set to. */
export function readFlag(fact: Fact, head: EvidenceHead): FlagEvidence {
  const flag = textIn(fact.content, 'flag') ?? '';
  const isEnabled = fact.content['enabled'] === true;
  return {
    ...head,
    ...saidIn(fact),
    kind: 'flag',
    flag,
    isEnabled,
    variant: textIn(fact.content, 'variant'),
  };
}

export function readStep(fact: Fact, head: EvidenceHead): StepEvidence {
  const shares = objectsIn(fact.content, 'weights').map((each) => numberIn(each, 'percent') ?? 0);
  return {
    ...head,
    kind: 'step',
    service: idIn(fact.content, 'service'),
    environment: idIn(fact.content, 'environment'),
    percent: shares[0] ?? null,
    check: textIn(fact.content, 'kind'),
    reason: textIn(fact.content, 'reason'),
    chain: keyIn(fact, 'chain'),
  };
}

export function readRollback(fact: Fact, head: EvidenceHead): RollbackEvidence {
  const { content } = fact;
  return {
    ...head,
    kind: 'rollback',
    deployment: textIn(content, 'deploymentId'),
    trigger: textIn(content, 'trigger'),
    reason: textIn(content, 'reason'),
    fromDigest: digestIn(textIn(content, 'fromArtifactId')),
    toDigest: digestIn(textIn(content, 'toArtifactId')),
    outcome: fact.outcome,
  };
}

const COMMIT = /\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b/;

function saidIn(fact: Fact): DeploymentSaid {
  const { content, profile } = fact;
  const said = profile?.deployment ?? {};
  const artifactId = textIn(content, 'artifactId');
  return {
    environment: fact.places.find(({ environment }) => environment !== null)?.environment ?? '',
    services: [...new Set(fact.places.flatMap(({ service }) => service ?? []))].toSorted(),
    artifactDigest: digestIn(artifactId) ?? digestIn(said.artifactDigest),
    artifactId,
    tag: artifactId === null ? null : tagIn(fact, artifactId),
    configDigest: configIn(textIn(content, 'configDigest') ?? said.configDigest),
    previousArtifactDigest:
      digestIn(textIn(content, 'previousArtifactId')) ?? digestIn(said.previousArtifactDigest),
    previousConfigDigest: configIn(
      textIn(content, 'previousConfigDigest') ?? said.previousConfigDigest,
    ),
    startedAt: said.startedAt ?? null,
    outcome: fact.outcome,
    strategy: textIn(content, 'strategy') ?? said.strategy ?? null,
    phase: said.phase ?? null,
    pipelineRun: said.pipelineRun ?? null,
    attempt: said.attempt ?? null,
    changeRequest: firstKnown([textIn(content, 'changeRequestId'), said.changeRequest ?? null]),
    chain: keyIn(fact, 'chain'),
  };
}

/** The tag as the events lib keys it, of the artifact that is deployed and not of the replaced one. */
function tagIn(fact: Fact, artifactId: string): string | null {
  return artifactReferenceOf(artifactId).tag === null ? null : keyIn(fact, 'tag');
}

function actorIn(value: JsonObject): Actor | null {
  const id = textIn(value, 'id');
  if (id === null) return null;
  const kind = textIn(value, 'kind');
  const isKnown = kind === 'user' || kind === 'serviceaccount' || kind === 'system';
  return { id, kind: isKnown ? kind : null, name: textIn(value, 'name'), onBehalfOf: null };
}
