// SPDX-License-Identifier: Apache-2.0
import type { ContentOf } from '#events';
import { WATCHER } from '../people.js';
import { MONITOR } from '../publisher.js';
import { tell } from '../story.js';
import type { Story } from '../story.js';
import type { Deployment } from './deployment.js';

export interface Health {
  readonly name: 'itil-healthcheck.passed' | 'itil-healthcheck.failed';
  readonly kind: ContentOf<Health['name']>['kind'];
  readonly reason?: string;
}

/** A verdict about the instances that a deployment brings. Answers with the event's id. */
export function sayHealth(story: Story, deployment: Deployment, health: Health): string {
  const { service, environment, artifact } = deployment;
  const { name, ...verdict } = health;
  return tell(story, {
    by: MONITOR,
    name,
    about: { environment: environment.id, service: service.id },
    subjectId: deployment.id,
    actor: WATCHER,
    content: {
      service: { id: service.id },
      environment: { id: environment.id },
      artifactId: artifact.id,
      ...verdict,
    },
  });
}
