// SPDX-License-Identifier: Apache-2.0
import { approvalAfterDeployment } from './breaches/approval-after-deployment.js';
import { deploymentWithoutChange } from './breaches/deployment-without-change.js';
import { emergencyWithoutIncident } from './breaches/emergency-without-incident.js';
import { missingActor } from './breaches/missing-actor.js';
import { reusedTag } from './breaches/reused-tag.js';
import { selfApproval } from './breaches/self-approval.js';
import { staleApproval } from './breaches/stale-approval.js';
import { untestedArtifact } from './breaches/untested-artifact.js';
import type { DemoService, ServiceId } from './company.js';
import { automaticRollback } from './stories/automatic-rollback.js';
import { configurationChange } from './stories/configuration-change.js';
import { hotfix } from './stories/hotfix.js';
import { jointRelease } from './stories/joint-release.js';
import { manualRollback } from './stories/manual-rollback.js';
import { normalChange } from './stories/normal-change.js';
import { retriedDeployment } from './stories/retried-deployment.js';
import { stagedChange } from './stories/staged-change.js';
import { standardChange } from './stories/standard-change.js';
import type { Story } from './story.js';

/** What happens with one service in one week; it is over by Friday. */
export type WeekOfService = (story: Story, service: DemoService) => void;

/** In this week production is frozen. */
export const FREEZE_WEEK = 11;

/** What is not a normal change, by week. In week 0 each service goes live for the first time. */
const PLAN: readonly Readonly<Partial<Record<ServiceId, WeekOfService>>>[] = [
  {},
  { notifications: configurationChange, storefront: standardChange },
  { checkout: hotfix, orders: manualRollback, catalogue: retriedDeployment },
  { payments: automaticRollback, notifications: selfApproval, catalogue: standardChange },
  { orders: approvalAfterDeployment, catalogue: configurationChange },
  { catalogue: untestedArtifact, notifications: standardChange, checkout: configurationChange },
  { storefront: reusedTag, notifications: configurationChange, catalogue: standardChange },
  { payments: deploymentWithoutChange, storefront: standardChange },
  { checkout: staleApproval, notifications: standardChange, catalogue: standardChange },
  { checkout: jointRelease, payments: alsoInTheJointRelease, orders: alsoInTheJointRelease },
  {
    catalogue: emergencyWithoutIncident,
    notifications: missingActor,
    storefront: configurationChange,
  },
];

export function weekOf(week: number, service: ServiceId): WeekOfService {
  return week === FREEZE_WEEK ? stagedChange : (PLAN[week]?.[service] ?? normalChange);
}

/** The story of the joint release is told once, by its first service. */
function alsoInTheJointRelease(): void {}
