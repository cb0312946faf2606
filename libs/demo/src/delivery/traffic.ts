// SPDX-License-Identifier: Apache-2.0
import { DEPLOY } from '../publisher.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';
import { progress } from './deployment.js';
import type { Deployment } from './deployment.js';

/** The phases through which the service's strategy leads to all traffic. */
export function shiftTraffic(story: Story, deployment: Deployment): void {
  switch (deployment.service.strategy) {
    case 'rolling':
      reachBatch(story, deployment, '1/2');
      return reachBatch(story, deployment, '2/2');
    case 'canary':
      return [5, 50, 100].forEach((percent) => reachPercent(story, deployment, percent));
    case 'slotswap':
      return swapSlots(story, deployment);
  }
}

/** A canary: so much of the traffic goes to the new version. */
export function reachPercent(story: Story, deployment: Deployment, percent: number): void {
  const { artifact, previous, service, environment, actor, id } = deployment;
  pass(story, 2, 6);
  tell(story, {
    by: DEPLOY,
    name: 'itil-traffic.shifted',
    about: { environment: environment.id, service: service.id },
    subjectId: id,
    actor,
    content: {
      service: { id: service.id },
      environment: { id: environment.id },
      weights: [
        { target: artifact.version, percent },
        { target: previous.artifact?.version ?? 'none', percent: 100 - percent },
      ],
    },
  });
  pass(story, 0.1, 0.5);
  progress(story, deployment, `${percent} %`);
}

function reachBatch(story: Story, deployment: Deployment, batch: string): void {
  pass(story, 1, 3);
  progress(story, deployment, batch);
}

function swapSlots(story: Story, deployment: Deployment): void {
  const { service, environment, actor, id } = deployment;
  pass(story, 1, 3);
  progress(story, deployment, 'warm');
  pass(story, 1, 3);
  tell(story, {
    by: DEPLOY,
    name: 'itil-slot.swapped',
    about: { environment: environment.id, service: service.id },
    subjectId: id,
    actor,
    content: {
      service: { id: service.id },
      environment: { id: environment.id },
      fromSlot: 'warm',
      toSlot: 'live',
      actor,
    },
  });
}
