// SPDX-License-Identifier: Apache-2.0
import { AnyOf, TrueOrFalse } from '../records/decorators.js';
import { PartOfChangePageQuery } from '../records/record-query.dto.js';

/** What a list of Approvals can be narrowed by; `from` and `to` bound when they were decided. */
export class ApprovalPageQuery extends PartOfChangePageQuery {
  @AnyOf(
    'requested',
    'incomplete',
    'deferred',
    'approved',
    'rejected',
    'cancelled',
    'expired',
    'changes_requested',
    'dismissed',
  )
  state?: string[];

  /** `reviewed`, `authorised`, …: what whoever decided meant by it. */
  @AnyOf()
  meaning?: string[];

  @AnyOf('changeRequest', 'changeModel', 'artifact', 'sourceChange', 'scope', 'resource')
  subjectKind?: string[];

  /** Id of what was decided on. */
  @AnyOf()
  subject?: string[];

  /** Whether it was given for another scope than what went live. */
  @TrueOrFalse()
  stale?: string[];

  /** Whether an approver wrote what was approved. */
  @TrueOrFalse()
  self?: string[];

  /** Whether approvers held the role that they claim, as far as roles are known. */
  @TrueOrFalse()
  authorityAtTime?: string[];

  /** What it amounts to for a Deployment. */
  @AnyOf(
    'valid',
    'indeterminate',
    'late',
    'repudiated',
    'rejected',
    'stale',
    'used',
    'pending',
    'incomplete',
    'expired',
    'cancelled',
    'elsewhere',
    'advisory',
  )
  verdict?: string[];

  /** Whether it came after the first exposure of what it allows. */
  @TrueOrFalse()
  retroactive?: string[];

  /** Who decided. */
  @AnyOf()
  actor?: string[];
}
