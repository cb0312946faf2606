// SPDX-License-Identifier: Apache-2.0
import type { Deployment } from '#changes';
import { owned } from '../http/owned.js';
import { Page } from '../http/page.dto.js';
import { CommitDto, MutableTagDto, RequiredSuiteDto } from '../records/evidence.dto.js';
import { ActorDto, RecordDto } from '../records/record.dto.js';

/** A flag that was turned, and to what. */
export class FlagDto {
  name!: string;
  isEnabled!: boolean;
  variant!: string | null;
}

/** A phase of a rollout that was reached. */
export class PhaseDto {
  phase!: string;
  at!: string;
}

/** A freeze that a deployment fell into, and what let it pass. */
export class FreezeHitDto {
  window!: string;
  start!: string | null;
  end!: string | null;
  /** ids of the approvals or access events that name the window; empty: none does */
  exceptions!: string[];
}

/** Where the same artifact or configuration ran before it went live (rule 17). */
export class StageDto {
  environment!: string;
  tier!: string;
  deploymentId!: string;
  effectiveAt!: string;
}

/** Moving something new or changed into an environment (records.md a.3); times as their publishers wrote them. */
export class DeploymentDto extends RecordDto {
  /** subject id of its `itil-deployment.*` events; null: only what took effect was told */
  subject!: string | null;
  /** null: several, or not said */
  service!: string | null;
  services!: string[];
  environment!: string;
  tier!: string;
  isControlled!: boolean;
  kind!: string;
  kindBasis!: string;
  artifactDigest!: string | null;
  artifactId!: string | null;
  previousArtifactDigest!: string | null;
  configDigest!: string | null;
  previousConfigDigest!: string | null;
  /** flag and what it was set to, of a flag that was turned */
  flag!: FlagDto | null;
  requestedAt!: string | null;
  startedAt!: string | null;
  effectiveAt!: string | null;
  finishedAt!: string | null;
  state!: string;
  outcome!: string | null;
  /** the person behind it by their one name; null: nobody is named, which is no pass (rule 6) */
  deployer!: string | null;
  /** the account that did it */
  account!: ActorDto | null;
  trigger!: string | null;
  pipelineRun!: string | null;
  attempt!: number;
  strategy!: string | null;
  phases!: PhaseDto[];
  readiness!: string | null;
  changeId!: string | null;
  matchBasis!: string;
  /** how the deployment was authorised; null where nothing needs to be */
  authorisation!: string | null;
  authorisationReason!: string | null;
  /** whether it was authorised at first exposure; null: the clocks cannot tell, or nothing needs to be */
  approvalAtStart!: boolean | null;
  freezeHits!: FreezeHitDto[];
  windowOk!: boolean | null;
  /** ids of Deployments */
  takesBack!: string | null;
  takenBackBy!: string | null;
  isPlannedBackout!: boolean;
  mutableTag!: MutableTagDto | null;
  requiredSuites!: RequiredSuiteDto[];
  stages!: StageDto[];
  /** the commits that it brought, since what ran before */
  commits!: CommitDto[];
  /** ids of IncidentLinks */
  incidents!: string[];
  /** positions of evidence whose identity was used for other content before (rule 24) */
  conflicts!: number[];
}

/** A page of Deployments. */
export class DeploymentPageDto extends Page<DeploymentDto> {
  declare items: DeploymentDto[];
}

/** A Deployment as the API shows it. */
export function toDeploymentDto(deployment: Deployment): DeploymentDto {
  return owned(deployment);
}
