// SPDX-License-Identifier: Apache-2.0
import { ACTOR_ROLES, type ActorRole, type Change } from '#changes';
import { IsOptional } from 'class-validator';
import { Page } from '../http/page.dto.js';
import { NamesOf } from '../records/decorators.js';
import { RecordPageQuery } from '../records/record-query.dto.js';

/** The parameters of what somebody did; `from` and `to` bound the start of implementation. */
export class ActivityQuery extends RecordPageQuery {
  /** As what. */
  @IsOptional()
  @NamesOf(...ACTOR_ROLES)
  roles: ActorRole[] = [...ACTOR_ROLES];
}

/** What somebody did in a Change. */
export class ActivityDto {
  changeId!: string;
  title!: string | null;
  type!: string;
  authorisation!: string;
  actualStart!: string | null;
  /** as what, of all that can be asked for */
  roles!: string[];
  /** ids of the Approvals that they decided, and of the Deployments that they made */
  approvals!: string[];
  deployments!: string[];
}

/** A page of what somebody did. */
export class ActivityPageDto extends Page<ActivityDto> {
  declare items: ActivityDto[];
}

/** What somebody did in a Change, as the API shows it. */
export function toActivityDto(actor: string, change: Change): ActivityDto {
  const { id, title, type, authorisation, actualStart, segregation } = change;
  const named = {
    author: segregation.authors,
    approver: segregation.approvers,
    deployer: segregation.deployers,
  };
  return {
    changeId: id,
    title,
    type,
    authorisation,
    actualStart,
    roles: ACTOR_ROLES.filter((role) => named[role].includes(actor)),
    approvals: change.approvals.filter(({ approver }) => approver === actor).map((each) => each.id),
    deployments: change.deployments
      .filter(({ deployer }) => deployer === actor)
      .map((each) => each.id),
  };
}
