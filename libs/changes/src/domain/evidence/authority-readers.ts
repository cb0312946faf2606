// SPDX-License-Identifier: Apache-2.0
import type { Fact, JsonObject } from '#events';
import { firstKnown } from '../lists.js';
import type {
  ApprovalEvidence,
  BackoutPlan,
  GateEvidence,
  ModelReference,
  RequestEvidence,
  RiskStatement,
  WindowEvidence,
} from './authority-evidence.js';
import {
  configIn,
  digestIn,
  digestsIn,
  idIn,
  numberIn,
  objectIn,
  textIn,
  textsIn,
} from './fact-fields.js';
import type { EvidenceHead } from './head.js';

export function readRequest(fact: Fact, head: EvidenceHead): RequestEvidence {
  const { content, profile } = fact;
  const itsm = objectIn(content, 'itsm');
  return {
    ...head,
    kind: 'request',
    number: textIn(content, 'number') ?? fact.subjectId,
    changeType: textIn(content, 'changeType'),
    title: textIn(content, 'title'),
    description: textIn(content, 'description'),
    reason: textIn(content, 'reason'),
    requestor: textIn(content, 'requestor'),
    model: modelIn(content),
    environments: textsIn(content, 'environments'),
    services: textsIn(content, 'services'),
    artifactDigests: digestsIn(textsIn(content, 'artifactIds')),
    configDigests: textsIn(content, 'configDigests').flatMap((text) => configIn(text) ?? []),
    scopeHash: textIn(content, 'scopeHash'),
    plannedStart: textIn(content, 'plannedStart'),
    plannedEnd: textIn(content, 'plannedEnd'),
    risk: riskIn(content),
    impact: textIn(content, 'impact'),
    securityImpact: textIn(content, 'securityImpact'),
    backoutPlan: backoutPlanIn(content),
    codeChanges: textsIn(content, 'codeChanges'),
    tickets: textsIn(content, 'ticketRefs'),
    incident: profile?.incident?.ticket ?? null,
    outcome: textIn(content, 'outcome'),
    result: textIn(content, 'result'),
    externalId: textIn(itsm, 'id'),
    externalSystem: textIn(itsm, 'system'),
  };
}

/** A ticket of the type "change" is a change request in the words of stock CDEvents. */
export function readChangeTicket(fact: Fact, head: EvidenceHead): RequestEvidence {
  const bare = readRequest({ ...fact, content: {} }, head);
  const { content } = fact;
  return {
    ...bare,
    name: `ticket.${fact.predicate}`,
    predicate: fact.predicate === 'created' ? 'submitted' : 'modified',
    title: textIn(content, 'summary'),
    requestor: textIn(content, 'creator'),
    externalId: fact.subjectId,
    externalSystem: fact.source,
  };
}

export function readApproval(fact: Fact, head: EvidenceHead): ApprovalEvidence {
  const { content } = fact;
  const said = fact.profile?.approval ?? {};
  return {
    ...head,
    kind: 'approval',
    approval: fact.subjectId,
    target: textIn(content, 'resourceTargetUrl'),
    evidenceUrl: textIn(content, 'approvalDetailsUrl'),
    requestor: textIn(content, 'requestor'),
    responder: textIn(content, 'responder'),
    decision: textIn(content, 'decision'),
    status: textIn(content, 'status'),
    gate: said.gate ?? null,
    environment: said.environment ?? null,
    artifactDigests: digestsIn(said.artifactDigests ?? []),
    scopeHash: said.scopeHash ?? null,
    changeRequest: said.changeRequest ?? null,
    role: said.role ?? null,
    function: said.function ?? null,
    meaning: said.meaning ?? null,
    method: said.method ?? null,
    requiredApprovers: said.requiredApprovers ?? null,
    blockedApprovers: said.blockedApprovers ?? [],
    comment: said.comment ?? null,
    expiresAt: said.expiresAt ?? null,
    onBehalfOf: said.onBehalfOf ?? fact.actor?.onBehalfOf ?? null,
    policyRef: said.policyRef ?? null,
  };
}

export function readGate(fact: Fact, head: EvidenceHead): GateEvidence {
  const { content } = fact;
  return {
    ...head,
    kind: 'gate',
    policy: textIn(content, 'policy') ?? '',
    policyVersion: textIn(content, 'policyVersion'),
    outcome: textIn(content, 'outcome'),
    subject: textIn(content, 'subjectRef') ?? '',
    changeRequest: fact.profile?.approval?.changeRequest ?? null,
    environment: fact.profile?.approval?.environment ?? null,
  };
}

export function readWindow(fact: Fact, head: EvidenceHead): WindowEvidence {
  const { content } = fact;
  const scope = objectIn(content, 'scope');
  return {
    ...head,
    kind: 'window',
    windowType: textIn(content, 'windowType'),
    start: textIn(content, 'start'),
    end: textIn(content, 'end'),
    environments: textsIn(scope, 'environments'),
    services: textsIn(scope, 'services'),
    reason: textIn(content, 'reason'),
    authority: textIn(content, 'authority'),
    subjectRef: textIn(content, 'subjectRef'),
  };
}

/** The back-out plan in a content, or null. */
export function backoutPlanIn(content: JsonObject): BackoutPlan | null {
  const plan = objectIn(content, 'backoutPlan');
  const kind =
    textIn(plan, 'kind') ?? (textIn(content, 'backoutPlanUri') === null ? null : 'other');
  if (kind === null) return null;
  const isTested = plan['isTested'];
  return {
    kind,
    targetDigest: digestIn(textIn(plan, 'targetArtifactId')),
    windowMinutes: numberIn(plan, 'windowMinutes'),
    isTested: typeof isTested === 'boolean' ? isTested : null,
  };
}

function modelIn(content: JsonObject): ModelReference | null {
  const id = idIn(content, 'model');
  return id === null ? null : { id, version: textIn(objectIn(content, 'model'), 'version') };
}

function riskIn(content: JsonObject): RiskStatement | null {
  const risk = objectIn(content, 'risk');
  const level = firstKnown([textIn(risk, 'level'), textIn(content, 'riskLevel')]);
  if (level === null) return null;
  const assessor = textIn(content, 'assessor');
  return { level, score: numberIn(risk, 'score'), method: textIn(risk, 'method'), assessor };
}
