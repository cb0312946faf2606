// SPDX-License-Identifier: Apache-2.0
import { PRODUCTION, STAGING, TEST, serviceOf } from '../company.js';
import { authorise } from '../delivery/authorise.js';
import type { Deliveries } from '../delivery/authorise.js';
import { completeChangeRequest } from '../delivery/change-request.js';
import { prepareDelivery } from '../delivery/delivery.js';
import type { Delivery } from '../delivery/delivery.js';
import { productionRollout } from '../delivery/go-live.js';
import type { Permit } from '../delivery/permit.js';
import { createRelease, promoteRelease, publishRelease } from '../delivery/release.js';
import type { Release } from '../delivery/release.js';
import { rollOut } from '../delivery/rollout.js';
import { closeTicket } from '../delivery/ticket.js';
import { nextRolloutHour, pass } from '../story.js';
import type { Story } from '../story.js';

/** Three services that only work together: one release, one change request, three deployments. */
export function jointRelease(story: Story): void {
  const deliveries = prepareTogether(story);
  const release = assemble(story, deliveries);
  const permit = authorise(story, deliveries);
  nextRolloutHour(story);
  promoteRelease(story, release, { from: STAGING, to: PRODUCTION });
  for (const delivery of deliveries) deployOne(story, delivery, permit);
  pass(story, 2, 20);
  publishRelease(story, release);
  if (permit.changeRequest !== null)
    completeChangeRequest(story, permit.changeRequest, 'successful');
}

function prepareTogether(story: Story): Deliveries {
  const start = story.now;
  let end = start;
  const prepare = (id: 'checkout' | 'payments' | 'orders'): Delivery => {
    story.now = start;
    const delivery = prepareDelivery(story, serviceOf(id), { release: 'none' });
    end = Math.max(end, story.now);
    return delivery;
  };
  const deliveries = [prepare('checkout'), prepare('payments'), prepare('orders')] as const;
  story.now = end;
  return deliveries;
}

function assemble(story: Story, deliveries: Deliveries): Release {
  const [{ cast, build }] = deliveries;
  const units = deliveries.map(({ service, change, build: { artifact } }) => ({
    service: service.id,
    artifact,
    change,
  }));
  const version = `payment-journey-${build.artifact.version}`;
  pass(story, 5, 15);
  const release = createRelease(story, { version, owner: cast.initiator, units });
  promoteRelease(story, release, { from: TEST, to: STAGING });
  return release;
}

function deployOne(story: Story, delivery: Delivery, permit: Permit): void {
  story.chainId = delivery.build.chainId;
  rollOut(story, productionRollout(delivery, permit));
  pass(story, 2, 10);
  closeTicket(story, delivery.change.ticket);
}
