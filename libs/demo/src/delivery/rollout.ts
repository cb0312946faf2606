// SPDX-License-Identifier: Apache-2.0
import { DEPLOY } from '../publisher.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';
import { finishDeployment, startDeployment } from './deployment.js';
import type { Deployment, DeploymentOrder } from './deployment.js';
import { takeEffect } from './effect.js';
import { sayHealth } from './health.js';
import { finishRun, retryRun, startRun } from './pipeline-run.js';
import type { PipelineRun } from './pipeline-run.js';
import { observeRuntime } from './running.js';
import { runSuite } from './test-suite.js';
import { shiftTraffic } from './traffic.js';

/** A deployment with the run that does it. */
export interface Rollout {
  readonly run: PipelineRun;
  readonly deployment: Deployment;
}

/** A rollout that succeeded: ids of the events that say so. */
export interface DoneRollout extends Rollout {
  readonly finished: string;
  readonly effect: string;
}

export type RolloutOrder = Omit<DeploymentOrder, 'run'>;

/** A whole successful rollout: started, phase by phase, in effect, smoke-tested. */
export function rollOut(story: Story, order: RolloutOrder): DoneRollout {
  return completeRollout(story, startRollout(story, order));
}

export function startRollout(story: Story, order: RolloutOrder): Rollout {
  const { repository } = order.service;
  const run = startRun(story, { by: DEPLOY, repository, pipelineName: 'deploy' });
  return { run, deployment: startDeployment(story, { ...order, run }) };
}

/** The same again, as the next attempt of the same run. */
export function retryRollout(story: Story, failed: Rollout): Rollout {
  const run = retryRun(story, failed.run);
  return { run, deployment: startDeployment(story, { ...failed.deployment, run }) };
}

/** Nothing of the new version ever served. */
export function failRollout(story: Story, { run, deployment }: Rollout, reason: string): void {
  pass(story, 5, 10);
  sayHealth(story, deployment, { name: 'itil-healthcheck.failed', kind: 'readiness', reason });
  pass(story, 0.2, 1);
  finishDeployment(story, deployment, 'failure');
  finishRun(story, run, 'failure');
}

/** `say` = how the artifact comes to serve: `takeEffect`, or `takeBack` at the end of a rollback. */
export function completeRollout(story: Story, rollout: Rollout, say = takeEffect): DoneRollout {
  const { run, deployment } = rollout;
  const { service, environment, artifact } = deployment;
  const isProduction = environment.tier === 'production';
  if (isProduction) shiftTraffic(story, deployment);
  pass(story, 1, 5);
  const finished = finishDeployment(story, deployment, 'success');
  const effect = say(story, deployment, finished);
  pass(story, 0.2, 1);
  const tests = { artifactDigest: artifact.digest };
  runSuite(story, run, { kind: 'smoke', environment: environment.id, tests });
  if (isProduction) goPublic(story, deployment, effect);
  finishRun(story, run, 'success');
  if (isProduction) observeRuntime(story, service.id);
  return { ...rollout, finished, effect };
}

function goPublic(story: Story, deployment: Deployment, effect: string): void {
  pass(story, 0.2, 1);
  sayHealth(story, deployment, { name: 'itil-healthcheck.passed', kind: 'readiness' });
  tell(story, {
    by: DEPLOY,
    name: 'service.published',
    about: { environment: deployment.environment.id, service: deployment.service.id },
    subjectId: deployment.service.id,
    actor: deployment.actor,
    content: { environment: { id: deployment.environment.id } },
    links: [{ linkType: 'END', from: { contextId: effect } }],
  });
}
