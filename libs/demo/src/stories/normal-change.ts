// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { authorise } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import { goLive } from '../delivery/go-live.js';
import type { Story } from '../story.js';

/** A change as it ought to be: reviewed, built once, tested, promoted, authorised, deployed. */
export function normalChange(story: Story, service: DemoService): void {
  const delivery = prepareDelivery(story, service);
  goLive(story, delivery, authorise(story, [delivery]));
}
