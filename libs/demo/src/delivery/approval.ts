// SPDX-License-Identifier: Apache-2.0
import type { ItilProfile } from '#events';
import { PRODUCTION } from '../company.js';
import { next } from '../company-state.js';
import { userActor } from '../people.js';
import type { Person } from '../people.js';
import { DEPLOY, ITSM } from '../publisher.js';
import type { Publisher } from '../publisher.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';
import type { Artifact } from './artifact.js';
import type { ChangeRequest } from './change-request.js';
import { productionOf } from './place.js';

/** What is asked of the change authority. Without a change request the environment's gate asks. */
export interface ApprovalOrder {
  readonly services: readonly string[];
  readonly artifacts: readonly Artifact[];
  readonly changeRequest: ChangeRequest | null;
  readonly requestor: Person;
  readonly requiredApprovers: number;
  /** The standard model that is asked for, instead of artifacts: `id@version`. */
  readonly model?: string;
  /** May not approve: the authors, unless somebody turned that rule off. */
  readonly blocked: readonly Person[];
}

/** A request that waits for its decision. */
export interface ApprovalRequest {
  readonly by: Publisher;
  readonly url: string;
  readonly services: readonly string[];
  readonly profile: NonNullable<ItilProfile['approval']>;
}

export function requestApproval(story: Story, order: ApprovalOrder): ApprovalRequest {
  const by = order.changeRequest === null ? DEPLOY : ITSM;
  const url = `${by.url}/approvals/${next(story.state, 'approval')}`;
  const request = { by, url, services: order.services, profile: profileOf(order) };
  tell(story, {
    ...said(request, order.requestor, 'requestor'),
    name: 'approval.created',
    content: { ...content(request), requestor: order.requestor.id },
  });
  return request;
}

/** All of `approvers` say yes, one after the other. Answers with the id of the closing event. */
export function approve(
  story: Story,
  request: ApprovalRequest,
  approvers: readonly [Person, ...Person[]],
): string {
  const [approver, following, ...rest] = approvers;
  const decision = { ...content(request), responder: approver.id, decision: 'approved' } as const;
  const by = said(request, approver, 'change-authority');
  if (following === undefined) {
    const closing = { ...decision, status: 'approved' } as const;
    return tell(story, { ...by, name: 'approval.closed', content: closing });
  }
  tell(story, { ...by, name: 'approval.updated', content: decision });
  pass(story, 10, 60);
  return approve(story, request, [following, ...rest]);
}

function said(request: ApprovalRequest, person: Person, role: 'requestor' | 'change-authority') {
  const by = { role, function: person.function };
  return {
    by: request.by,
    about: productionOf(request.services),
    subjectId: request.url,
    actor: userActor(person),
    itil: { approval: { ...request.profile, ...by } },
  };
}

function content(request: ApprovalRequest) {
  const target = Object.values(productionOf(request.services)).join('/');
  const resourceTargetUrl = `${DEPLOY.url}/environments/${target}`;
  return { approvalDetailsUrl: request.url, resourceTargetUrl };
}

function profileOf(order: ApprovalOrder): ApprovalRequest['profile'] {
  const { artifacts, changeRequest, model, requiredApprovers, blocked } = order;
  return {
    gate: model === undefined ? 'production' : 'standard-model',
    environment: PRODUCTION.id,
    artifactDigests: artifacts.map(({ digest }) => digest),
    ...(changeRequest === null ? {} : { changeRequest: changeRequest.number }),
    ...(model === undefined ? {} : { policyRef: model }),
    meaning: 'authorised',
    method: 'human',
    requiredApprovers,
    blockedApprovers: blocked.map(({ id }) => id),
  };
}
