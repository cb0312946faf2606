// SPDX-License-Identifier: Apache-2.0
import type { Actor, ContentOf, ItilProfile } from '#events';
import type { DemoEnvironment, DemoService } from '../company.js';
import { next } from '../company-state.js';
import type { Running } from '../company-state.js';
import { instantText } from '../instant-text.js';
import { DEPLOY } from '../publisher.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';
import type { Artifact } from './artifact.js';
import { backoutPlanTo } from './backout-plan.js';
import { linksTo } from './permit.js';
import type { Permit } from './permit.js';
import type { PipelineRun } from './pipeline-run.js';
import { runningOf } from './running.js';

type Content = ContentOf<'itil-deployment.started'>;
type DeploymentProfile = NonNullable<ItilProfile['deployment']>;
export type DeploymentOutcome = NonNullable<Content['outcome']>;

export interface DeploymentOrder {
  readonly service: DemoService;
  readonly environment: DemoEnvironment;
  readonly artifact: Artifact;
  /** Whose wish it is, and whose account does it. */
  readonly initiator: Actor;
  readonly actor: Actor;
  /** null below production, where nobody is asked. */
  readonly permit: Permit | null;
  readonly run: PipelineRun | null;
}

/** A rollout that goes on. */
export interface Deployment extends DeploymentOrder {
  /** subject id of its events */
  readonly id: string;
  readonly previous: Running;
  readonly content: Content;
  readonly profile: DeploymentProfile;
  /** id of the event that says it started */
  readonly started: string;
}

/** What nobody is asked about is not requested either: it starts. */
export function startDeployment(story: Story, order: DeploymentOrder): Deployment {
  const id = `${DEPLOY.url}/deployments/${next(story.state, 'deployment')}`;
  const previous = runningOf(story, order.environment.id, order.service.id);
  const content = contentOf(order, previous);
  const requested = { ...order, id, previous, content, profile: profileOf(order, previous) };
  const links = order.permit === null ? [] : linksTo(order.permit);
  if (order.permit !== null) {
    tell(story, { ...said(requested, {}), links, name: 'itil-deployment.requested', content });
    pass(story, 0.5, 2);
  }
  const startedAt = instantText(DEPLOY.instants, story.now);
  const deployment = { ...requested, profile: { ...requested.profile, startedAt } };
  const by = { ...said(deployment, {}), links };
  const started = tell(story, { ...by, name: 'itil-deployment.started', content });
  return { ...deployment, started };
}

/** One phase of the rollout is reached, in words: `25 %`, `1/2`, `swapped`. */
export function progress(story: Story, deployment: Deployment, phase: string): void {
  const { content } = deployment;
  const more = { phase };
  tell(story, { ...said(deployment, more), name: 'itil-deployment.progressed', content });
}

export function finishDeployment(
  story: Story,
  deployment: Deployment,
  outcome: DeploymentOutcome,
): string {
  const content = { ...deployment.content, outcome };
  return tell(story, {
    ...said(deployment, { outcome }),
    name: 'itil-deployment.finished',
    content,
  });
}

/** What all events about a deployment have in common. */
export function said(deployment: Omit<Deployment, 'started'>, more: DeploymentProfile) {
  const { service, environment, id, actor } = deployment;
  return {
    by: DEPLOY,
    about: { repository: service.repository, environment: environment.id, service: service.id },
    subjectId: id,
    actor,
    itil: { deployment: { ...deployment.profile, ...more } },
  };
}

function contentOf(order: DeploymentOrder, previous: Running): Content {
  const { service, environment, artifact, initiator, permit } = order;
  const number = permit?.changeRequest?.number;
  const target = previous.artifact?.id;
  return {
    service: { id: service.id },
    environment: { id: environment.id },
    artifactId: artifact.id,
    initiator,
    strategy: permit === null ? 'recreate' : service.strategy,
    ...(target === undefined ? {} : { previousArtifactId: target }),
    ...(number === undefined ? {} : { changeRequestId: number }),
    ...(permit?.changeRequest === null ? { backoutPlan: backoutPlanTo(previous) } : {}),
  };
}

function profileOf(order: DeploymentOrder, previous: Running): DeploymentProfile {
  const { artifact, permit, run } = order;
  const previousDigest = previous.artifact?.digest;
  const number = permit?.changeRequest?.number;
  return {
    artifactDigest: artifact.digest,
    configDigest: previous.configDigest,
    previousConfigDigest: previous.configDigest,
    ...(previousDigest === undefined ? {} : { previousArtifactDigest: previousDigest }),
    ...(run === null ? {} : { pipelineRun: run.id, attempt: run.attempt }),
    ...(number === undefined ? {} : { changeRequest: number }),
  };
}
