// SPDX-License-Identifier: Apache-2.0
import { PRODUCTION } from '../company.js';
import type { DemoService } from '../company.js';
import { placeOf } from '../company-state.js';
import { authorise } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import type { Delivery } from '../delivery/delivery.js';
import { closeBooks } from '../delivery/go-live.js';
import { observeRuntime, runningOf, setRunning } from '../delivery/running.js';
import { instantText } from '../instant-text.js';
import { DEPLOY } from '../publisher.js';
import { nextRolloutHour, pass, tell } from '../story.js';
import type { Story } from '../story.js';

/** An old script tells that the service was upgraded and leaves out who did it. */
export function missingActor(story: Story, service: DemoService): void {
  const delivery = prepareDelivery(story, service);
  const permit = authorise(story, [delivery]);
  nextRolloutHour(story);
  const upgraded = sayUpgraded(story, delivery);
  observeRuntime(story, service.id);
  closeBooks(story, delivery, permit);
  const finding = {
    breach: 'missingActor',
    control: 'CHG-04',
    verdict: 'indeterminate',
    consequences: ['CHG-05', 'CHG-12', 'CHG-18'],
    rule: 6,
    service: service.id,
    environment: PRODUCTION.id,
    artifactDigest: delivery.build.artifact.digest,
    deployment: null,
    eventIds: [upgraded],
    explanation: 'the upgrade names neither who started it nor the account that did it',
  } as const;
  story.findings.push({ since: upgraded, finding });
}

function sayUpgraded(story: Story, { service, build }: Delivery): string {
  const { artifact } = build;
  const previous = runningOf(story, PRODUCTION.id, service.id);
  const startedAt = instantText(DEPLOY.instants, story.now);
  pass(story, 2, 5);
  const before = previous.artifact?.digest;
  const deployment = {
    outcome: 'success',
    startedAt,
    artifactDigest: artifact.digest,
    configDigest: previous.configDigest,
    previousConfigDigest: previous.configDigest,
    ...(before === undefined ? {} : { previousArtifactDigest: before }),
  } as const;
  const running = { ...previous, artifact, deployment: null };
  setRunning(story, placeOf(PRODUCTION.id, service.id), running);
  return tell(story, {
    by: DEPLOY,
    name: 'service.upgraded',
    about: { environment: PRODUCTION.id, service: service.id },
    subjectId: service.id,
    actor: null,
    content: { environment: { id: PRODUCTION.id }, artifactId: artifact.id },
    itil: { deployment },
  });
}
