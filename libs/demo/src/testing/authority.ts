// SPDX-License-Identifier: Apache-2.0
import { hexOf } from './deployment.js';
import type { Deployment } from './deployment.js';
import { strings, text } from './said.js';
import type { All, Said } from './said.js';

const PRODUCTION = 'production/eu-1';

export function packagedOf(all: All, one: Deployment): readonly Said[] {
  return all('artifact.packaged').filter(({ subject }) => subject.includes(hexOf(one)));
}

/** The merges of the pull requests that the artifact was made of. */
export function sourceChangesOf(all: All, one: Deployment): readonly Said[] {
  const urls = packagedOf(all, one).map(({ content }) => text(content, 'change.id'));
  return all('change.merged').filter(({ subject }) => urls.includes(subject));
}

export function requestOf(all: All, { event }: Deployment): Said | undefined {
  return requestNumbered(all, text(event.itil, 'deployment.changeRequest'));
}

export function requestNumbered(all: All, number: string): Said | undefined {
  return all('itil-changerequest.submitted').find(
    ({ content }) => text(content, 'number') === number,
  );
}

/** Whatever allowed it, at whatever time: approvals of its digest or request, the gate of its model. */
export function grantsOf(all: All, one: Deployment): readonly Said[] {
  const request = requestOf(all, one);
  const number = text(request?.content, 'number');
  const approvals = all('approval.closed').filter(({ content, itil }) => {
    const isMeant = strings(itil, 'approval.artifactDigests').includes(one.digest);
    const isAsked = number !== '' && text(itil, 'approval.changeRequest') === number;
    const isHere = text(itil, 'approval.environment') === PRODUCTION;
    return text(content, 'status') === 'approved' && isHere && (isMeant || isAsked);
  });
  return [...approvals, ...gatesOf(all, request)];
}

/** A gate counts when its policy is the request's model, and that model was approved before. */
export function gatesOf(all: All, request: Said | undefined): readonly Said[] {
  const model = `${text(request?.content, 'model.id')}@${text(request?.content, 'model.version')}`;
  return all('itil-gate.evaluated').filter(({ content, at }) => {
    const policy = `${text(content, 'policy')}@${text(content, 'policyVersion')}`;
    const isOfIt = text(content, 'subjectRef') === text(request?.content, 'number');
    const isApproved = all('approval.closed').some(
      (grant) => text(grant.itil, 'approval.policyRef') === model && grant.at < at,
    );
    return isOfIt && policy === model && isApproved && text(content, 'outcome') === 'pass';
  });
}

export function isFor(all: All, grant: Said, one: Deployment): boolean {
  if (grant.name === 'approval.closed') {
    return strings(grant.itil, 'approval.artifactDigests').includes(one.digest);
  }
  return strings(requestOf(all, one)?.content, 'artifactIds').some((id) => id.includes(hexOf(one)));
}

function authorsOf(changes: readonly Said[]): readonly string[] {
  return changes.flatMap(({ itil }) => strings(itil, 'change.authors'));
}

export function isReviewedByOther(all: All, merged: Said): boolean {
  const head = text(merged.itil, 'change.headSha');
  return all('change.reviewed').some(
    ({ subject, itil, at }) =>
      subject === merged.subject &&
      at < merged.at &&
      text(itil, 'change.verdict') === 'approved' &&
      text(itil, 'change.reviewedSha') === head &&
      !authorsOf([merged]).includes(text(itil, 'change.reviewer')),
  );
}

function approversOf(all: All, one: Deployment): readonly string[] {
  return grantsOf(all, one).map(({ content }) => text(content, 'responder'));
}

export function hasOtherApprovers(all: All, one: Deployment, changes: readonly Said[]): boolean {
  const isOwn = approversOf(all, one).some((approver) => authorsOf(changes).includes(approver));
  return changes.length > 0 && changes.every((merged) => isReviewedByOther(all, merged)) && !isOwn;
}

export function hasOtherDeployer(all: All, one: Deployment, changes: readonly Said[]): boolean {
  const { content, itil } = one.event;
  const initiator = text(content, 'initiator.id');
  const others = [...authorsOf(changes), ...approversOf(all, one)];
  const isMachine = text(itil, 'actor.kind') === 'serviceaccount';
  return isMachine && text(itil, 'actor.onBehalfOf') === initiator && !others.includes(initiator);
}
