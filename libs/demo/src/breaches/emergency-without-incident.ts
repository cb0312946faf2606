// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { emergencyChange } from '../stories/hotfix.js';
import type { Story } from '../story.js';
import { expectFinding } from './expect-finding.js';

/** An emergency change that no incident asked for. */
export function emergencyWithoutIncident(story: Story, service: DemoService): void {
  const { permit, deployment } = emergencyChange(story, service, null);
  expectFinding(story, deployment, {
    breach: 'emergencyWithoutIncident',
    control: 'CHG-14',
    rule: 16,
    consequences: [],
    evidence: [permit.grantedBy],
    explanation: `${permit.changeRequest?.number} is an emergency change, and no incident preceded it`,
  });
}
