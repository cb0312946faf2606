// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { authorise } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import { goLive } from '../delivery/go-live.js';
import { castOf } from '../people.js';
import type { Cast } from '../people.js';
import type { Story } from '../story.js';
import { expectFinding } from './expect-finding.js';

/** The author reviews the own pull request and passes the own gate. */
export function selfApproval(story: Story, service: DemoService): void {
  const cast = alone(castOf(story.random, service.team));
  const delivery = prepareDelivery(story, service, { cast });
  const permit = authorise(story, [delivery], { areAuthorsBlocked: false });
  const { deployment } = goLive(story, delivery, permit);
  expectFinding(story, deployment, {
    breach: 'selfApproval',
    control: 'CHG-03',
    rule: 5,
    consequences: ['CHG-01', 'CHG-02', 'CHG-05', 'CHG-06', 'CHG-21'],
    evidence: [delivery.change.events.reviewed, permit.grantedBy],
    explanation: `${cast.reviewer.id} wrote the change, was its only reviewer and approved its deployment`,
  });
}

function alone(cast: Cast): Cast {
  const [author] = cast.authors;
  return { ...cast, authors: [author], reviewer: author, approvers: [author, author] };
}
