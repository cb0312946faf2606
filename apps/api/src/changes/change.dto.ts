// SPDX-License-Identifier: Apache-2.0
import type { Change } from '#changes';
import { owned } from '../http/owned.js';
import { Page } from '../http/page.dto.js';
import { MutableTagDto, RequiredSuiteDto, SuiteRunDto } from '../records/evidence.dto.js';
import { RecordDto } from '../records/record.dto.js';
import {
  ChangeApprovalDto,
  ChangeDeploymentDto,
  EmergencyDto,
  IncidentReferenceDto,
  SegregationDto,
} from './change-act.dto.js';
import {
  BackoutPlanDto,
  GateVerdictDto,
  PostHocEditDto,
  ReviewDto,
  RiskDto,
  TicketDto,
} from './change-request.dto.js';

/**
 * An ITIL change record: the authorised act, what it did, and the evidence (records.md a.3). Its
 * three axes, lifecycle, authorisation and (of the controls) conformance, are never folded into one.
 * Times are as their publishers wrote them.
 */
export class ChangeDto extends RecordDto {
  number!: string;
  /** what it was: a standard change outside its model is a normal one (rule 3) */
  type!: string;
  /** what its request says it is */
  claimedType!: string | null;
  modelId!: string | null;
  modelVersion!: string | null;
  modelViolations!: string[];
  title!: string | null;
  description!: string | null;
  reason!: string | null;
  requestedBy!: string | null;
  owner!: string | null;
  services!: string[];
  /** ids of Configuration items */
  items!: string[];
  environments!: string[];
  /** what those environments are for */
  tiers!: string[];
  /** what its services are regulated by: `SOX` */
  regulatoryTags!: string[];
  artifactDigests!: string[];
  configDigests!: string[];
  sourceRevisions!: string[];
  sourceChanges!: string[];
  changeRequests!: string[];
  scopeHash!: string;
  matchBasis!: string;
  lifecycle!: string;
  isOnHold!: boolean;
  authorisation!: string;
  authorisationReason!: string;
  authority!: string | null;
  authorisedAt!: string | null;
  closeCode!: string | null;
  backoutResult!: string;
  plannedStart!: string | null;
  plannedEnd!: string | null;
  actualStart!: string | null;
  actualEnd!: string | null;
  /** position of the entry that first told of its start: as of it, the record stood as implementation began */
  implementationPosition!: number | null;
  risk!: RiskDto | null;
  impact!: string | null;
  securityImpact!: string | null;
  backoutPlan!: BackoutPlanDto | null;
  tests!: SuiteRunDto[];
  requiredSuites!: RequiredSuiteDto[];
  /** what policies said of it before it began */
  gates!: GateVerdictDto[];
  tickets!: TicketDto[];
  approvals!: ChangeApprovalDto[];
  deployments!: ChangeDeploymentDto[];
  /** ids of Releases */
  releases!: string[];
  incidentsCaused!: IncidentReferenceDto[];
  incidentsFixed!: IncidentReferenceDto[];
  /** ids of Changes: whose consequences it repairs, and which repair its own (rule 9) */
  remediates!: string[];
  remediatedBy!: string[];
  emergency!: EmergencyDto | null;
  /** without authorisation at first exposure: no later approval takes that back */
  isUnauthorised!: boolean;
  /** its request was submitted after it had begun */
  isRetroRegistered!: boolean;
  postHocEdits!: PostHocEditDto[];
  review!: ReviewDto | null;
  segregation!: SegregationDto;
  mutableTags!: MutableTagDto[];
  /** positions of evidence whose identity was used for other content before (rule 24) */
  conflicts!: number[];
  /** the rules by which it was assembled */
  configurationVersion!: string;
}

/** A page of Changes. */
export class ChangePageDto extends Page<ChangeDto> {
  declare items: ChangeDto[];
}

/** A Change as the API shows it. */
export function toChangeDto(change: Change): ChangeDto {
  return owned(change);
}
