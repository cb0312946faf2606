// SPDX-License-Identifier: Apache-2.0
import type { Release } from '#changes';
import { owned } from '../http/owned.js';
import { Page } from '../http/page.dto.js';
import { CommitDto, RequiredSuiteDto } from '../records/evidence.dto.js';
import { RecordDto } from '../records/record.dto.js';

/** The smallest thing released together. */
export class ReleaseUnitDto {
  service!: string | null;
  artifactId!: string;
  artifactDigest!: string | null;
  configDigest!: string | null;
  /** what the same service had in the release before */
  previousArtifactDigest!: string | null;
  sourceRevisions!: string[];
  sbomUri!: string | null;
  isSigned!: boolean;
  suites!: RequiredSuiteDto[];
}

/** A release that was let into the next environment. */
export class PromotionDto {
  from!: string | null;
  to!: string | null;
  at!: string;
}

/** Where a unit of the release ran or runs. */
export class ReleaseStageDto {
  deploymentId!: string;
  service!: string | null;
  environment!: string;
  tier!: string;
  artifactDigest!: string | null;
  state!: string;
  effectiveAt!: string | null;
  finishedAt!: string | null;
}

/** A version of a service, or of a set of services, made available for use (records.md a.3). */
export class ReleaseDto extends RecordDto {
  /** subject id of its events */
  release!: string;
  version!: string;
  /** by the version against that of the release before; null: not to be told */
  type!: string | null;
  services!: string[];
  state!: string;
  units!: ReleaseUnitDto[];
  /** the Merkle root of the units, and whether the publisher states the same; null: states none */
  manifestHash!: string;
  isManifestConfirmed!: boolean | null;
  /** code changes that its publisher names */
  sourceChanges!: string[];
  /** commits since the release before */
  commits!: CommitDto[];
  /** id of the Release before it, of the same service */
  previous!: string | null;
  /** ids of Changes, Deployments and Approvals */
  changes!: string[];
  deployments!: string[];
  approvals!: string[];
  promotions!: PromotionDto[];
  stages!: ReleaseStageDto[];
  environments!: string[];
  notesUri!: string | null;
  plannedStart!: string | null;
  plannedEnd!: string | null;
  createdAt!: string | null;
  availableAt!: string | null;
  withdrawnAt!: string | null;
}

/** A page of Releases. */
export class ReleasePageDto extends Page<ReleaseDto> {
  declare items: ReleaseDto[];
}

/** A Release as the API shows it. */
export function toReleaseDto(release: Release): ReleaseDto {
  return owned(release);
}
