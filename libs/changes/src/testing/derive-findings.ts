// SPDX-License-Identifier: Apache-2.0
import type { Change } from '../domain/change/change.js';
import type { Deployment } from '../domain/deployment/deployment.js';
import type { Assembled } from './given.js';

/** A production deployment and the controls (controls.md A.1) that it fails by what records say. */
export interface DerivedFinding {
  readonly deployment: Deployment;
  readonly failed: readonly string[];
  readonly indeterminate: readonly string[];
}

/** What the records alone say against each production deployment; the planned ways back are covered. */
export function deriveFindings({ changes, deployments }: Assembled): readonly DerivedFinding[] {
  const byId = new Map(changes.map((change) => [change.id, change]));
  return deployments
    .filter(({ isControlled, isPlannedBackout }) => isControlled && !isPlannedBackout)
    .map((deployment) => {
      const change = byId.get(deployment.changeId ?? '');
      const tests: Readonly<Record<string, boolean>> = {
        'CHG-01': deployment.matchBasis !== 'none' && deployment.approvalAtStart === true,
        'CHG-02': change?.authorisation !== 'ratified_late',
        'CHG-03': isIndependent(change),
        'CHG-04': (change?.segregation.selfDeployers.length ?? 0) === 0,
        'CHG-07': deployment.requiredSuites.every(({ result }) => result === 'passed'),
        'CHG-13': deployment.freezeHits.length === 0 && deployment.windowOk !== false,
        'CHG-14': change?.emergency?.isJustified !== false,
        'CHG-18': deployment.stages.length >= 2,
        'CHG-19': change?.authorisationReason !== 'APPROVAL_STALE',
        'CHG-22': deployment.mutableTag === null,
      };
      return {
        deployment,
        failed: Object.keys(tests).filter((control) => tests[control] === false),
        indeterminate: deployment.deployer === null ? ['CHG-04'] : [],
      };
    });
}

/** Every author has somebody else, and nobody approved what they wrote. */
function isIndependent(change: Change | undefined): boolean {
  if (change === undefined) return false;
  const { unreviewedAuthors, selfApprovers } = change.segregation;
  return change.sourceChanges.length > 0 && unreviewedAuthors.length + selfApprovers.length === 0;
}
