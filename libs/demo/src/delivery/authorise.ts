// SPDX-License-Identifier: Apache-2.0
import { PRODUCTION } from '../company.js';
import { userActor } from '../people.js';
import type { Person } from '../people.js';
import { pass } from '../story.js';
import type { Story } from '../story.js';
import { approve, requestApproval } from './approval.js';
import type { ApprovalRequest } from './approval.js';
import { backoutPlanTo } from './backout-plan.js';
import {
  assessChangeRequest,
  authoriseChangeRequest,
  submitChangeRequest,
} from './change-request.js';
import type { ChangeRequest, ChangeRequestOrder } from './change-request.js';
import type { Delivery } from './delivery.js';
import type { Incident } from './incident.js';
import type { Permit } from './permit.js';
import { evaluateRisk } from './risk.js';
import { runningOf } from './running.js';

/** What goes live together; one delivery almost always. */
export type Deliveries = readonly [Delivery, ...Delivery[]];

/** A question to the change authority, not answered yet. */
export interface Ask {
  readonly changeRequest: ChangeRequest | null;
  readonly approval: ApprovalRequest;
}

/** How an authorisation departs from the usual. */
export interface AskWays {
  readonly changeType?: 'normal' | 'emergency';
  readonly incident?: Incident | null;
  /** false: somebody allowed the authors to approve. */
  readonly areAuthorsBlocked?: boolean;
}

/** The usual way: asked, and granted by others than the authors. */
export function authorise(story: Story, deliveries: Deliveries, ways: AskWays = {}): Permit {
  const [{ cast }] = deliveries;
  const ask = askForPermit(story, deliveries, ways);
  pass(story, 20, 120);
  const [first, second] = cast.approvers;
  return grantPermit(story, ask, approversNeeded(deliveries) === 2 ? [first, second] : [first]);
}

export function askForPermit(story: Story, deliveries: Deliveries, ways: AskWays = {}): Ask {
  const [{ cast, service, build }] = deliveries;
  const { changeType = 'normal' } = ways;
  const isGate = service.model === 'environmentGate' && changeType === 'normal';
  pass(story, 5, 30);
  if (isGate) evaluateRisk(story, service, build);
  const changeRequest = isGate ? null : requestChange(story, deliveries, ways);
  pass(story, 2, 10);
  const approval = requestApproval(story, {
    services: deliveries.map((one) => one.service.id),
    artifacts: deliveries.map((one) => one.build.artifact),
    changeRequest,
    requestor: cast.authors[0],
    requiredApprovers: approversNeeded(deliveries),
    blocked: ways.areAuthorsBlocked === false ? [] : deliveries.flatMap((one) => one.cast.authors),
  });
  return { changeRequest, approval };
}

export function grantPermit(
  story: Story,
  ask: Ask,
  approvers: readonly [Person, ...Person[]],
): Permit {
  const { changeRequest, approval } = ask;
  const grantedBy = approve(story, approval, approvers);
  pass(story, 0.1, 1);
  const last = approvers[approvers.length - 1] ?? approvers[0];
  if (changeRequest !== null) authoriseChangeRequest(story, changeRequest, userActor(last));
  return { changeRequest, kind: 'APPROVED_BY', grantedBy };
}

function approversNeeded(deliveries: Deliveries): number {
  return Math.max(...deliveries.map(({ service }) => service.requiredApprovers));
}

function requestChange(story: Story, deliveries: Deliveries, ways: AskWays): ChangeRequest {
  const { changeType = 'normal', incident = null } = ways;
  const changeRequest = submitChangeRequest(story, {
    ...productionOrder(story, deliveries),
    changeType,
    incident,
  });
  pass(story, 10, 60);
  assessChangeRequest(story, changeRequest);
  return changeRequest;
}

/** What a change request says about these deliveries. */
export function productionOrder(
  story: Story,
  deliveries: Deliveries,
): Omit<ChangeRequestOrder, 'changeType'> {
  const [{ cast }] = deliveries;
  const running = deliveries.map((one) => runningOf(story, PRODUCTION.id, one.service.id));
  const services = deliveries.map((one) => one.service.id);
  const versions = deliveries.map((one) => `${one.service.id} ${one.build.artifact.version}`);
  return {
    title: `${versions.join(', ')} to production`,
    cast,
    services,
    tickets: deliveries.map(({ change }) => change.ticket),
    codeChanges: deliveries.map(({ change }) => change.url),
    scope: { artifactIds: deliveries.map(({ build }) => build.artifact.id) },
    backoutPlan: backoutPlanTo(...running),
  };
}
