// SPDX-License-Identifier: Apache-2.0
import type { ExpectedFinding } from '../expected-finding.js';
import type { Deployment } from '../delivery/deployment.js';
import type { Story } from '../story.js';

/** What a breach says of itself; the rest is read from the deployment. */
export type Breach = Pick<
  ExpectedFinding,
  'breach' | 'control' | 'rule' | 'consequences' | 'explanation'
> & {
  /** ids of the events that show it, before the start of the deployment; null: there is none */
  readonly evidence: readonly (string | null)[];
  /** ids of the events that show it, after the start */
  readonly later?: readonly (string | null)[];
};

/** Notes that this deployment must fail its control. */
export function expectFinding(story: Story, deployment: Deployment, breach: Breach): void {
  const { evidence, later = [], ...said } = breach;
  const { service, environment, artifact, id, started } = deployment;
  const finding = {
    ...said,
    verdict: 'fail',
    service: service.id,
    environment: environment.id,
    artifactDigest: artifact.digest,
    deployment: id,
    eventIds: [...evidence, started, ...later].filter((one) => one !== null),
  } as const;
  story.findings.push({ since: started, finding });
}
