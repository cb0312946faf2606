// SPDX-License-Identifier: Apache-2.0
import { placeOf } from '../company-state.js';
import { tell } from '../story.js';
import type { Story } from '../story.js';
import type { Artifact } from './artifact.js';
import { said } from './deployment.js';
import type { Deployment } from './deployment.js';
import { setRunning } from './running.js';

type Effect = 'service.deployed' | 'service.upgraded' | 'service.rolledback';

/** The artifact serves from now on. Answers with the id of the `service.*` event. */
export function takeEffect(story: Story, deployment: Deployment, finished: string): string {
  return sayEffect(story, deployment, {
    name: deployment.previous.artifact === null ? 'service.deployed' : 'service.upgraded',
    finished,
  });
}

/** What a rollback deployed serves again. Answers with the id of the `service.rolledback`. */
export function takeBack(story: Story, deployment: Deployment, finished: string): string {
  return sayEffect(story, deployment, { name: 'service.rolledback', finished });
}

/** The rollout turned back half way: what ran before, `to`, serves all again. */
export function fallBack(
  story: Story,
  deployment: Deployment,
  back: { readonly to: Artifact; readonly finished: string },
): string {
  const previous = { ...deployment.previous, artifact: deployment.artifact };
  const profile = {
    ...deployment.profile,
    artifactDigest: back.to.digest,
    previousArtifactDigest: deployment.artifact.digest,
  };
  return takeBack(story, { ...deployment, artifact: back.to, previous, profile }, back.finished);
}

function sayEffect(
  story: Story,
  deployment: Deployment,
  effect: { readonly name: Effect; readonly finished: string },
): string {
  const { service, environment, artifact, previous, id } = deployment;
  setRunning(story, placeOf(environment.id, service.id), { ...previous, artifact, deployment: id });
  return tell(story, {
    ...said(deployment, { outcome: 'success' }),
    subjectId: service.id,
    links: [{ linkType: 'PATH', from: { contextId: effect.finished } }],
    name: effect.name,
    content: { environment: { id: environment.id }, artifactId: artifact.id },
  });
}
