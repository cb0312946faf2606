// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { prepareDelivery } from '../delivery/delivery.js';
import type { Story } from '../story.js';

/** A change that waits in staging, because production is frozen. */
export function stagedChange(story: Story, service: DemoService): void {
  prepareDelivery(story, service);
}
