// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { authorise } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import { closeBooks, productionRollout } from '../delivery/go-live.js';
import { completeRollout, failRollout, retryRollout, startRollout } from '../delivery/rollout.js';
import { nextRolloutHour, pass } from '../story.js';
import type { Story } from '../story.js';

/** The first attempt never becomes ready; the second attempt of the same run does. */
export function retriedDeployment(story: Story, service: DemoService): void {
  const delivery = prepareDelivery(story, service);
  const permit = authorise(story, [delivery]);
  nextRolloutHour(story);
  const first = startRollout(story, productionRollout(delivery, permit));
  failRollout(story, first, 'no instance became ready within 5 minutes');
  pass(story, 5, 20);
  completeRollout(story, retryRollout(story, first));
  closeBooks(story, delivery, permit);
}
