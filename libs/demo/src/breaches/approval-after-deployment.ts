// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { askForPermit, grantPermit } from '../delivery/authorise.js';
import { prepareDelivery } from '../delivery/delivery.js';
import { closeBooks, productionRollout } from '../delivery/go-live.js';
import { rollOut } from '../delivery/rollout.js';
import { nextMorning, nextRolloutHour } from '../story.js';
import type { Story } from '../story.js';
import { expectFinding } from './expect-finding.js';

/** Deployed while the request still waits; approved the morning after. */
export function approvalAfterDeployment(story: Story, service: DemoService): void {
  const delivery = prepareDelivery(story, service);
  const ask = askForPermit(story, [delivery]);
  nextRolloutHour(story);
  const { changeRequest } = ask;
  const none = { changeRequest, kind: 'APPROVED_BY', grantedBy: null } as const;
  const { deployment } = rollOut(story, productionRollout(delivery, none));
  nextMorning(story);
  const permit = grantPermit(story, ask, [delivery.cast.approvers[0]]);
  closeBooks(story, delivery, permit);
  expectFinding(story, deployment, {
    breach: 'approvalAfterDeployment',
    control: 'CHG-02',
    rule: 4,
    consequences: ['CHG-01', 'CHG-03', 'CHG-05', 'CHG-19'],
    evidence: [],
    later: [permit.grantedBy],
    explanation: 'the approval was given the morning after the deployment had started',
  });
}
