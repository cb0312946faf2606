// SPDX-License-Identifier: Apache-2.0
import { resolvedName } from '../configuration/identities.js';
import type { DeploymentCore } from '../deployment/core.js';
import { endingOf } from '../deployment/ending.js';
import { natureOf } from '../deployment/kind.js';
import type { ChangeCase } from './case.js';
import type { ChangeDeployment } from './change.js';
import { deployerOf } from './segregation.js';

/** What the change did in each environment, in the order in which it began. */
export function changeDeploymentsOf(given: ChangeCase): readonly ChangeDeployment[] {
  return given.deployments.map((core) => changeDeploymentOf(given, core));
}

function changeDeploymentOf(given: ChangeCase, core: DeploymentCore): ChangeDeployment {
  const { reading, configuration, forward, authorised } = given;
  const deployer = deployerOf(core);
  const own = authorised.each.find((each) => each.core.id === core.id)?.authorised;
  const isKnown = own !== undefined && own.reason !== 'CLOCKS_CANNOT_TELL';
  return {
    id: core.id,
    position: core.acts.reduce((least, { position }) => Math.min(least, position), Infinity),
    subject: core.subject,
    service: core.services.length === 1 ? (core.services[0] ?? null) : null,
    environment: core.environment,
    kind: natureOf(reading, core).kind,
    artifactDigest: core.artifactDigest,
    configDigest: core.configDigest,
    state: endingOf(reading, core).state,
    outcome: core.outcome,
    deployer: deployer === null ? null : resolvedName(configuration, deployer.id),
    attempt: core.attempt ?? attemptOf(forward, core),
    startedAt: core.startedAt?.text ?? null,
    effectiveAt: core.effectiveAt?.text ?? null,
    finishedAt: core.finishedAt?.text ?? null,
    approvalAtStart: isKnown ? own.state === 'approved' || own.state === 'preauthorised' : null,
    isPlannedBackout: !forward.includes(core),
  };
}

/** Where nobody counts the attempts, they are counted by their order in the same place. */
function attemptOf(forward: readonly DeploymentCore[], core: DeploymentCore): number {
  const same = forward.filter(
    ({ environment, artifactDigest, services }) =>
      environment === core.environment &&
      artifactDigest === core.artifactDigest &&
      services.join(' ') === core.services.join(' '),
  );
  return Math.max(1, same.indexOf(core) + 1);
}
