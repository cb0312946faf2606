// SPDX-License-Identifier: Apache-2.0
import type { Change, Deployment, MovedTag } from '#changes';
import { Page } from '../http/page.dto.js';
import { RecordPageQuery } from '../records/record-query.dto.js';

/** The parameters of an artifact's history. */
export class ArtifactHistoryQuery extends RecordPageQuery {}

/** Where an artifact was deployed, and who approved that. */
export class ArtifactDeploymentDto {
  deploymentId!: string;
  service!: string | null;
  environment!: string;
  tier!: string;
  kind!: string;
  state!: string;
  effectiveAt!: string | null;
  deployer!: string | null;
  changeId!: string | null;
  authorisation!: string | null;
  /** whose approval of the Change was valid for what went live */
  approvers!: string[];
}

/** A page of an artifact's history. */
export class ArtifactHistoryDto extends Page<ArtifactDeploymentDto> {
  declare items: ArtifactDeploymentDto[];
}

/** A deployed tag that had named several digests. */
export class MovedTagDto {
  tag!: string;
  digests!: string[];
  /** ids of the Deployments that used it */
  deployments!: string[];
}

/** A page of such tags, by tag. */
export class MovedTagsDto extends Page<MovedTagDto> {
  declare items: MovedTagDto[];
}

/** A Deployment of an artifact with its Change, where there is one. */
export function toArtifactDeploymentDto(
  deployment: Deployment,
  change: Change | null,
): ArtifactDeploymentDto {
  const { service, environment, tier, kind, state, effectiveAt, deployer, changeId } = deployment;
  const valid = (change?.approvals ?? []).filter(({ verdict }) => verdict === 'valid');
  return {
    deploymentId: deployment.id,
    service,
    environment,
    tier,
    kind,
    state,
    effectiveAt,
    deployer,
    changeId,
    authorisation: deployment.authorisation,
    approvers: [...new Set(valid.flatMap(({ approver }) => approver ?? []))],
  };
}

/** A moved tag as the API shows it. */
export function toMovedTagDto({ tag, digests, deployments }: MovedTag): MovedTagDto {
  return { tag, digests: [...digests], deployments: [...deployments] };
}
