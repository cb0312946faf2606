// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { authorise } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import { goLive } from '../delivery/go-live.js';
import type { Story } from '../story.js';
import { expectFinding } from './expect-finding.js';

/** The version is not raised: its tag, which has been live, moves to another digest. */
export function reusedTag(story: Story, service: DemoService): void {
  const before = story.state.lastPublished.get(service.id) ?? null;
  const delivery = prepareDelivery(story, service, { version: 'kept', release: 'none' });
  const { deployment } = goLive(story, delivery, authorise(story, [delivery]));
  const { artifact, published } = delivery.build;
  expectFinding(story, deployment, {
    breach: 'reusedTag',
    control: 'CHG-22',
    rule: 13,
    consequences: [],
    evidence: [before, published],
    explanation: `the tag ${artifact.version} of ${service.id} named another digest before`,
  });
}
