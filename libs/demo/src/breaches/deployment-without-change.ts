// SPDX-License-Identifier: Apache-2.0
import { PRODUCTION } from '../company.js';
import type { DemoService } from '../company.js';
import { artifactOf } from '../delivery/artifact.js';
import { finishDeployment, startDeployment } from '../delivery/deployment.js';
import { takeEffect } from '../delivery/effect.js';
import { observeRuntime } from '../delivery/running.js';
import { castOf, userActor } from '../people.js';
import { hex } from '../random.js';
import { pass } from '../story.js';
import type { Story } from '../story.js';
import { expectFinding } from './expect-finding.js';

/** A developer deploys an image of their own making by hand. */
export function deploymentWithoutChange(story: Story, service: DemoService): void {
  const [developer] = castOf(story.random, service.team).authors;
  const actor = userActor(developer);
  const artifact = artifactOf(service.id, `wip-${hex(story.random, 1)}`, hex(story.random, 8));
  pass(story, 60, 240);
  const order = { service, environment: PRODUCTION, artifact, initiator: actor, actor };
  const deployment = startDeployment(story, { ...order, permit: null, run: null });
  pass(story, 2, 5);
  const finished = finishDeployment(story, deployment, 'success');
  const effect = takeEffect(story, deployment, finished);
  observeRuntime(story, service.id);
  expectFinding(story, deployment, {
    breach: 'deploymentWithoutChange',
    control: 'CHG-01',
    rule: 1,
    consequences: BY_ABSENCE,
    evidence: [],
    later: [effect],
    explanation: `${developer.id} deployed an image that no build, review, test, approval or request speaks of`,
  });
}

/** Nothing that these controls look for exists. */
const BY_ABSENCE = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 18, 19, 20, 21].map(
  (number) => `CHG-${String(number).padStart(2, '0')}`,
);
