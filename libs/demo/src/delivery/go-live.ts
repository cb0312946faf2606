// SPDX-License-Identifier: Apache-2.0
import { PRODUCTION, STAGING } from '../company.js';
import { PRODUCTION_DEPLOYER, userActor } from '../people.js';
import { nextRolloutHour, pass } from '../story.js';
import type { Story } from '../story.js';
import { completeChangeRequest } from './change-request.js';
import type { Delivery } from './delivery.js';
import type { Permit } from './permit.js';
import { promoteRelease, publishRelease, withdrawRelease } from './release.js';
import { rollOut } from './rollout.js';
import type { DoneRollout, RolloutOrder } from './rollout.js';
import { closeTicket } from './ticket.js';

/** To production and out of the books. */
export function goLive(story: Story, delivery: Delivery, permit: Permit): DoneRollout {
  nextRolloutHour(story);
  if (delivery.release !== null) {
    promoteRelease(story, delivery.release, { from: STAGING, to: PRODUCTION });
  }
  const done = rollOut(story, productionRollout(delivery, permit));
  closeBooks(story, delivery, permit);
  return done;
}

/** The pipeline's own account deploys, on behalf of a release engineer. */
export function productionRollout(delivery: Delivery, permit: Permit): RolloutOrder {
  const { service, cast, build } = delivery;
  return {
    service,
    environment: PRODUCTION,
    artifact: build.artifact,
    initiator: userActor(cast.initiator),
    actor: { ...PRODUCTION_DEPLOYER, onBehalfOf: cast.initiator.id },
    permit,
  };
}

export function closeBooks(story: Story, delivery: Delivery, permit: Permit): void {
  pass(story, 2, 20);
  if (delivery.release !== null) publishRelease(story, delivery.release);
  closeTicket(story, delivery.change.ticket);
  if (permit.changeRequest !== null)
    completeChangeRequest(story, permit.changeRequest, 'successful');
}

/** The change was taken back: its release is withdrawn, its ticket stays open. */
export function closeBackedOut(story: Story, delivery: Delivery, permit: Permit): void {
  pass(story, 2, 20);
  if (delivery.release !== null) withdrawRelease(story, delivery.release);
  if (permit.changeRequest !== null)
    completeChangeRequest(story, permit.changeRequest, 'backedout');
}
