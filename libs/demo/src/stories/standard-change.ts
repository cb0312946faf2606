// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { productionOrder } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import { goLive } from '../delivery/go-live.js';
import { SMALL_UPDATE, preauthorise } from '../delivery/standard-model.js';
import type { Story } from '../story.js';

/** A change within the bounds of a standard model: authorised once, with the model. */
export function standardChange(story: Story, service: DemoService): void {
  const delivery = prepareDelivery(story, service, { release: 'none' });
  const order = productionOrder(story, [delivery]);
  const { artifact, tests } = delivery.build;
  const permit = preauthorise(story, {
    model: SMALL_UPDATE,
    artifacts: [artifact],
    inputs: tests,
    order,
  });
  goLive(story, delivery, permit);
}
