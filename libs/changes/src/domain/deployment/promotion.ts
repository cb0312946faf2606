// SPDX-License-Identifier: Apache-2.0
import { tierOf } from '../configuration/environment-tier.js';
import type { Tier } from '../configuration/records-configuration.js';
import type { Reading } from '../reading/reading.js';
import { type DeploymentCore, newArtifactOf, newConfigOf, referenceAt } from './core.js';
import { deploymentsBy } from './deployments-by.js';

/** Where the same artifact or configuration ran before it went live (rule 17). */
export interface Stage {
  readonly environment: string;
  readonly tier: Tier;
  readonly deploymentId: string;
  readonly effectiveAt: string;
}

/** The stages of promotion, in the order of time. */
export function stagesOf(reading: Reading, core: DeploymentCore): readonly Stage[] {
  const { environment } = core;
  const [artifact, config] = [newArtifactOf(core), newConfigOf(core)];
  if (artifact === null && config === null) return [];
  const key = artifact === null ? `config:${config}` : `artifact:${artifact}`;
  const until = referenceAt(core) - 1n;
  const configuration = reading.configurationAt(referenceAt(core));
  const effective = deploymentsBy(reading, key, { until }).flatMap((each) => {
    const { effectiveAt } = each;
    const isLower = each.environment !== environment && effectiveAt !== null;
    return isLower && effectiveAt.at <= until ? [{ each, effectiveAt }] : [];
  });
  return effective
    .toSorted((left, right) => (left.effectiveAt.at < right.effectiveAt.at ? -1 : 1))
    .map(({ each, effectiveAt }) => ({
      environment: each.environment,
      tier: tierOf(configuration, each.environment),
      deploymentId: each.id,
      effectiveAt: effectiveAt.text,
    }));
}
