// SPDX-License-Identifier: Apache-2.0
import type { ContentOf } from '#events';
import { DEPLOY } from '../publisher.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';
import type { Artifact } from './artifact.js';
import type { Deployment } from './deployment.js';

type Content = ContentOf<'itil-rollback.triggered'>;

/** The way back from one deployment to what ran before it. */
export interface Rollback extends Pick<Content, 'trigger' | 'reason'> {
  readonly from: Deployment;
  readonly to: Artifact;
}

export function triggerRollback(story: Story, rollback: Rollback): void {
  const said = saidOf(rollback);
  tell(story, { ...said, name: 'itil-rollback.triggered' });
  pass(story, 0.5, 2);
}

export function finishRollback(story: Story, rollback: Rollback): void {
  const said = saidOf(rollback);
  const content = { ...said.content, outcome: 'success' } as const;
  tell(story, { ...said, name: 'itil-rollback.finished', content });
}

function saidOf({ from, to, trigger, reason }: Rollback) {
  const { service, environment, artifact, id, actor } = from;
  return {
    by: DEPLOY,
    about: { environment: environment.id, service: service.id },
    subjectId: `${id}/rollback`,
    actor,
    content: {
      trigger,
      reason,
      service: { id: service.id },
      environment: { id: environment.id },
      fromArtifactId: artifact.id,
      toArtifactId: to.id,
      deploymentId: id,
    },
  };
}
