// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { authorise } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import type { Delivery } from '../delivery/delivery.js';
import { takeBack } from '../delivery/effect.js';
import { closeBackedOut, productionRollout } from '../delivery/go-live.js';
import { sayHealth } from '../delivery/health.js';
import { detectIncident, reportIncident, resolveIncident } from '../delivery/incident.js';
import type { Permit } from '../delivery/permit.js';
import { finishRollback, triggerRollback } from '../delivery/rollback.js';
import { completeRollout, rollOut, startRollout } from '../delivery/rollout.js';
import { nextRolloutHour, pass } from '../story.js';
import type { Story } from '../story.js';

/** Live for an hour, then taken back as the change request planned it: no new approval is needed. */
export function manualRollback(story: Story, service: DemoService): void {
  const delivery = prepareDelivery(story, service);
  const permit = authorise(story, [delivery]);
  nextRolloutHour(story);
  takeBackLater(story, delivery, permit);
  closeBackedOut(story, delivery, permit);
}

function takeBackLater(story: Story, delivery: Delivery, permit: Permit): void {
  const order = productionRollout(delivery, permit);
  const { deployment } = rollOut(story, order);
  const to = deployment.previous.artifact;
  if (to === null) return;
  pass(story, 30, 60);
  const reason = 'orders are confirmed twice';
  sayHealth(story, deployment, { name: 'itil-healthcheck.failed', kind: 'liveness', reason });
  const incident = detectIncident(story, {
    service: deployment.service.id,
    description: reason,
    causedBy: deployment.id,
  });
  pass(story, 5, 15);
  reportIncident(story, incident);
  const rollback = { from: deployment, to, trigger: 'manual', reason } as const;
  triggerRollback(story, rollback);
  const back = { ...order, artifact: to, permit: { ...permit, takesBack: deployment.started } };
  completeRollout(story, startRollout(story, back), takeBack);
  finishRollback(story, rollback);
  resolveIncident(story, incident);
}
