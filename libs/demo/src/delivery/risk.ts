// SPDX-License-Identifier: Apache-2.0
import { PRODUCTION } from '../company.js';
import type { DemoService } from '../company.js';
import { POLICY_ENGINE } from '../people.js';
import { DEPLOY } from '../publisher.js';
import { tell } from '../story.js';
import type { Story } from '../story.js';
import type { Build } from './build.js';

/** Without a change request the risk is weighed by policy, before anybody is asked. */
export function evaluateRisk(story: Story, service: DemoService, build: Build): void {
  tell(story, {
    by: DEPLOY,
    name: 'itil-gate.evaluated',
    about: { environment: PRODUCTION.id, service: service.id },
    subjectId: `${DEPLOY.url}/gates/risk-assessment`,
    actor: POLICY_ENGINE,
    content: {
      policy: 'risk-assessment',
      policyVersion: '4',
      outcome: 'pass',
      mode: 'enforced',
      inputs: [...build.tests],
      subjectRef: build.artifact.id,
    },
  });
}
