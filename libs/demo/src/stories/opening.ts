// SPDX-License-Identifier: Apache-2.0
import { DEMO_ENVIRONMENTS, DEMO_SERVICES } from '../company.js';
import { approve, requestApproval } from '../delivery/approval.js';
import {
  authoriseChangeRequest,
  completeChangeRequest,
  submitChangeRequest,
} from '../delivery/change-request.js';
import { STANDARD_MODELS } from '../delivery/standard-model.js';
import type { StandardModel } from '../delivery/standard-model.js';
import { closeTicket, openTicket } from '../delivery/ticket.js';
import { DEPLOYER, castOf, userActor } from '../people.js';
import { DEPLOY } from '../publisher.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';

/** The first hours of the company: its environments, and its models of standard changes. */
export function opening(story: Story): void {
  for (const { id, name } of DEMO_ENVIRONMENTS) {
    tell(story, {
      by: DEPLOY,
      name: 'environment.created',
      about: { environment: id },
      subjectId: id,
      actor: DEPLOYER,
      content: { name, uri: `${DEPLOY.url}/environments/${id}` },
    });
    pass(story, 1, 5);
  }
  for (const model of STANDARD_MODELS) introduceModel(story, model);
}

function introduceModel(story: Story, model: StandardModel): void {
  const cast = castOf(story.random, 'shop');
  const ticket = openTicket(story, cast.authors[0], `${model.title} as a standard change`);
  pass(story, 5, 30);
  const services = DEMO_SERVICES.map(({ id }) => id);
  const changeRequest = submitChangeRequest(story, {
    changeType: 'normal',
    title: `Standard model ${model.id}, version ${model.version}`,
    cast,
    services,
    tickets: [ticket],
    codeChanges: [],
    scope: { artifactIds: [] },
  });
  pass(story, 2, 10);
  const approval = requestApproval(story, {
    services,
    artifacts: [],
    changeRequest,
    model: `${model.id}@${model.version}`,
    requestor: cast.authors[0],
    requiredApprovers: 2,
    blocked: cast.authors,
  });
  pass(story, 20, 60);
  approve(story, approval, cast.approvers);
  pass(story, 1, 2);
  authoriseChangeRequest(story, changeRequest, userActor(cast.approvers[1]));
  pass(story, 20, 60);
  closeTicket(story, ticket);
  completeChangeRequest(story, changeRequest, 'successful');
}
