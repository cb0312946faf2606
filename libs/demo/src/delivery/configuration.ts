// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#events';
import type { DemoEnvironment, DemoService } from '../company.js';
import { next, placeOf } from '../company-state.js';
import { instantText } from '../instant-text.js';
import { DEPLOY } from '../publisher.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';
import { linksTo } from './permit.js';
import type { Permit } from './permit.js';
import { finishRun, startRun } from './pipeline-run.js';
import { runningOf, setRunning } from './running.js';
import type { SourceChange } from './source-change.js';
import { runSuite } from './test-suite.js';

/** New settings for one service; the artifact stays. */
export interface ConfigurationOrder {
  readonly service: DemoService;
  readonly environment: DemoEnvironment;
  readonly configDigest: string;
  readonly change: SourceChange;
  readonly actor: Actor;
  readonly permit: Permit | null;
}

/** Applies the settings and smoke-tests them. Answers with the id of the test's last event. */
export function applyConfiguration(story: Story, order: ConfigurationOrder): string {
  const { service, environment, configDigest, change } = order;
  const { repository } = change;
  const run = startRun(story, { by: DEPLOY, repository, pipelineName: 'configure' });
  const startedAt = instantText(DEPLOY.instants, story.now);
  pass(story, 0.2, 1);
  sayApplied(story, order, { startedAt, pipelineRun: run.id });
  const place = placeOf(environment.id, service.id);
  setRunning(story, place, { ...runningOf(story, environment.id, service.id), configDigest });
  pass(story, 0.2, 1);
  const tests = { configDigest };
  const tested = runSuite(story, run, { kind: 'smoke', environment: environment.id, tests });
  finishRun(story, run, 'success');
  return tested;
}

function sayApplied(
  story: Story,
  order: ConfigurationOrder,
  when: { readonly startedAt: string; readonly pipelineRun: string },
): void {
  const { service, environment, configDigest, change, actor, permit } = order;
  const { artifact, configDigest: previousConfigDigest } = runningOf(
    story,
    environment.id,
    service.id,
  );
  const number = permit?.changeRequest?.number;
  const digest = artifact?.digest;
  const deployment = {
    ...when,
    outcome: 'success',
    attempt: 1,
    configDigest,
    previousConfigDigest,
    ...(digest === undefined ? {} : { artifactDigest: digest, previousArtifactDigest: digest }),
    ...(number === undefined ? {} : { changeRequest: number }),
  } as const;
  tell(story, {
    by: DEPLOY,
    name: 'itil-configuration.applied',
    about: { environment: environment.id, service: service.id },
    subjectId: `${DEPLOY.url}/configurations/${next(story.state, 'deployment')}`,
    actor,
    itil: { deployment },
    links: permit === null ? [] : linksTo(permit),
    content: {
      environment: { id: environment.id },
      services: [service.id],
      configDigest,
      previousConfigDigest,
      source: `${change.repository}@${change.mergeSha}`,
    },
  });
}
