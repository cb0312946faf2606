// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { authorise } from '../delivery/authorise.js';
import { prepareDelivery, reviseDelivery } from '../delivery/delivery.js';
import { goLive } from '../delivery/go-live.js';
import type { Story } from '../story.js';
import { expectFinding } from './expect-finding.js';

/** After the approval comes one more commit; its digest goes live under the old approval. */
export function staleApproval(story: Story, service: DemoService): void {
  const approved = prepareDelivery(story, service, { release: 'none' });
  const permit = authorise(story, [approved]);
  const revised = reviseDelivery(story, approved);
  const { deployment } = goLive(story, revised, permit);
  expectFinding(story, deployment, {
    breach: 'staleApproval',
    control: 'CHG-19',
    rule: 5,
    consequences: ['CHG-01', 'CHG-02', 'CHG-03', 'CHG-05', 'CHG-11'],
    evidence: [permit.grantedBy, revised.build.packaged],
    explanation: `the approval was given for ${approved.build.artifact.digest}, which never went live`,
  });
}
