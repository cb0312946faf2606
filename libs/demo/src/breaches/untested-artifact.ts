// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { authorise } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import { goLive } from '../delivery/go-live.js';
import type { Story } from '../story.js';
import { expectFinding } from './expect-finding.js';

/** The build skips unit and integration tests; only the smoke tests below production ran. */
export function untestedArtifact(story: Story, service: DemoService): void {
  const delivery = prepareDelivery(story, service, { testing: 'untested' });
  const { deployment } = goLive(story, delivery, authorise(story, [delivery]));
  expectFinding(story, deployment, {
    breach: 'untestedArtifact',
    control: 'CHG-07',
    rule: 17,
    consequences: ['CHG-08'],
    evidence: [delivery.build.packaged],
    explanation: 'no unit and no integration suite ever ran on the digest that went live',
  });
}
