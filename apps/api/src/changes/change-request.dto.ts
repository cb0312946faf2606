// SPDX-License-Identifier: Apache-2.0

/** How a risk was weighed. */
export class RiskDto {
  level!: string;
  score!: number | null;
  method!: string | null;
  assessor!: string | null;
}

/** The way back. */
export class BackoutPlanDto {
  kind!: string;
  targetDigest!: string | null;
  windowMinutes!: number | null;
  isTested!: boolean | null;
}

/** A verdict of a policy on the change, or on what it brings. */
export class GateVerdictDto {
  position!: number;
  policy!: string;
  policyVersion!: string | null;
  outcome!: string | null;
  evaluatedAt!: string;
}

/** A work item behind the change; what is null was never told of. */
export class TicketDto {
  key!: string;
  summary!: string | null;
  openedAt!: string | null;
  url!: string | null;
}

/** Something that the request said otherwise after the change had begun (rule 28). */
export class PostHocEditDto {
  field!: string;
  /** JSON of what it said before and after */
  before!: string;
  after!: string;
  at!: string;
  by!: string | null;
  position!: number;
}

/** What was found when the change was looked back at. */
export class ReviewDto {
  reviewer!: string | null;
  result!: string | null;
  at!: string;
}
