// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { authorise } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import { finishDeployment } from '../delivery/deployment.js';
import { fallBack } from '../delivery/effect.js';
import { closeBackedOut, productionRollout } from '../delivery/go-live.js';
import { sayHealth } from '../delivery/health.js';
import { finishRun } from '../delivery/pipeline-run.js';
import { finishRollback, triggerRollback } from '../delivery/rollback.js';
import { startRollout } from '../delivery/rollout.js';
import type { Rollout } from '../delivery/rollout.js';
import { observeRuntime } from '../delivery/running.js';
import { reachPercent } from '../delivery/traffic.js';
import { nextRolloutHour, pass } from '../story.js';
import type { Story } from '../story.js';

/** A canary fails its analysis at 5 % and the pipeline turns back by itself. */
export function automaticRollback(story: Story, service: DemoService): void {
  const delivery = prepareDelivery(story, service);
  const permit = authorise(story, [delivery]);
  nextRolloutHour(story);
  turnBack(story, startRollout(story, productionRollout(delivery, permit)));
  closeBackedOut(story, delivery, permit);
}

function turnBack(story: Story, { run, deployment }: Rollout): void {
  const to = deployment.previous.artifact;
  if (to === null) return;
  reachPercent(story, deployment, 5);
  pass(story, 3, 8);
  const reason = 'error rate of the canary above 2 %';
  sayHealth(story, deployment, { name: 'itil-healthcheck.failed', kind: 'analysis', reason });
  const rollback = { from: deployment, to, trigger: 'automatic', reason } as const;
  triggerRollback(story, rollback);
  const finished = finishDeployment(story, deployment, 'rolledback');
  fallBack(story, deployment, { to, finished });
  finishRollback(story, rollback);
  finishRun(story, run, 'failure');
  observeRuntime(story, deployment.service.id);
}
