// SPDX-License-Identifier: Apache-2.0
import { PRODUCTION } from '../company.js';
import type { DemoService } from '../company.js';
import { authorise } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import type { Deployment } from '../delivery/deployment.js';
import { closeBooks, productionRollout } from '../delivery/go-live.js';
import { detectIncident, reportIncident, resolveIncident } from '../delivery/incident.js';
import type { Incident } from '../delivery/incident.js';
import type { Permit } from '../delivery/permit.js';
import { rollOut } from '../delivery/rollout.js';
import { runningOf } from '../delivery/running.js';
import { nextRolloutHour, pass } from '../story.js';
import type { Story } from '../story.js';

/** An incident that the last deployment caused, and its hotfix: an emergency change, reviewed after. */
export function hotfix(story: Story, service: DemoService): void {
  const { deployment: causedBy } = runningOf(story, PRODUCTION.id, service.id);
  const description = `${service.id} answers one request in ten with an error`;
  const incident = detectIncident(story, { service: service.id, description, causedBy });
  pass(story, 5, 15);
  reportIncident(story, incident);
  pass(story, 5, 15);
  emergencyChange(story, service, incident);
}

/** An emergency change that is done: what went live, and what let it. */
export interface DoneEmergency {
  readonly permit: Permit;
  readonly deployment: Deployment;
}

/** The same haste, with or without an incident that would justify it. */
export function emergencyChange(
  story: Story,
  service: DemoService,
  incident: Incident | null,
): DoneEmergency {
  story.pace = 'urgent';
  const wish = incident === null ? 'Show the new prices today' : `Resolve ${incident.number}`;
  const delivery = prepareDelivery(story, service, { release: 'none', wish });
  const permit = authorise(story, [delivery], { changeType: 'emergency', incident });
  nextRolloutHour(story);
  const { deployment } = rollOut(story, productionRollout(delivery, permit));
  if (incident !== null) {
    pass(story, 10, 60);
    resolveIncident(story, incident);
  }
  closeBooks(story, delivery, permit);
  return { permit, deployment };
}
