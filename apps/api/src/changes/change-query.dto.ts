// SPDX-License-Identifier: Apache-2.0
import { IsIn, IsOptional } from 'class-validator';
import { OmitType } from '@nestjs/swagger';
import { CHANGE_GROUPS, type ChangeGroup, NOW, SERVICENOW_STATES } from '#changes';
import { AnswerQuery } from '../http/page.dto.js';
import { AnyOf, IsAsOf, IsTime, NamesOf, TrueOrFalse } from '../records/decorators.js';
import { PlacedPageQuery, RecordQuery } from '../records/record-query.dto.js';

/** As of the entry that told of the start of its implementation. */
export const IMPLEMENTATION_START = 'implementation-start';

/** The records that a Change names, and its tests, which it holds whole anyway. */
const CHANGE_PARTS = [
  'approvals',
  'tests',
  'deployments',
  'incidents',
  'releases',
  'artifacts',
] as const;
type ChangePart = (typeof CHANGE_PARTS)[number];

/** What a list of Changes can be narrowed by; `from` and `to` bound the start of implementation. */
export class ChangePageQuery extends PlacedPageQuery {
  @AnyOf('standard', 'normal', 'emergency')
  type?: string[];

  @AnyOf(...Object.keys(SERVICENOW_STATES))
  lifecycle?: string[];

  @AnyOf(
    'none',
    'pending',
    'preauthorised',
    'approved',
    'rejected',
    'expired',
    'invalidated',
    'absent',
    'ratified_late',
    'repudiated',
  )
  authorisation?: string[];

  @AnyOf('successful', 'successful_with_issues', 'unsuccessful')
  closeCode?: string[];

  /** How its deployments were joined to it. */
  @AnyOf('explicit', 'scopeHash', 'window', 'none')
  match?: string[];

  /** Whether it went live without authorisation. */
  @TrueOrFalse()
  unauthorised?: string[];

  /** Of an emergency: whether an incident had been detected before. */
  @TrueOrFalse()
  justified?: string[];

  /**
   * Of an emergency that was not approved before it began: whether it was ratified within the time for
   * it; `false`: not so, and that time is over as of the position looked at.
   */
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'ratifiedWithinSla: true or false' })
  ratifiedWithinSla?: string;

  /** Planned to be over before this time (RFC 3339), or before `now`: when the last entry looked at was recorded. */
  @IsOptional()
  @IsTime(NOW)
  plannedEndBefore?: string;

  @AnyOf()
  model?: string[];

  @AnyOf()
  service?: string[];

  /** Digest of a configuration. */
  @AnyOf()
  config?: string[];

  /** Number of a change request. */
  @AnyOf()
  request?: string[];

  /** Id of a Release. */
  @AnyOf()
  release?: string[];

  /** Who wrote, approved or deployed it. */
  @AnyOf()
  actor?: string[];

  /** What the environments are for that it went to. */
  @AnyOf('production', 'staging', 'test', 'development')
  tier?: string[];

  /** What its services are regulated by: `SOX`. */
  @AnyOf()
  tag?: string[];

  /** Who did what, as far as the records tell; `kept`: nothing is wrong. */
  @AnyOf('self_approved', 'self_deployed', 'unreviewed', 'unknown', 'kept')
  segregation?: string[];

  /** Whether it has begun to be implemented. */
  @TrueOrFalse()
  implemented?: string[];

  /** Whether it caused or resolved an incident. */
  @AnyOf('caused', 'fixed', 'none')
  incident?: string[];
}

/** The parameters of one Change. */
export class ChangeQuery extends AnswerQuery {
  /** As of which position, which time of recording (RFC 3339), or `implementation-start`. */
  @IsOptional()
  @IsAsOf(IMPLEMENTATION_START)
  asOf?: string;

  /** Which records that it names to show whole, as of the same position. */
  @IsOptional()
  @NamesOf(...CHANGE_PARTS)
  expand?: ChangePart[];
}

/** The parameters of control totals. */
export class ChangeSummaryQuery extends OmitType(ChangePageQuery, [
  'limit',
  'cursor',
  'sort',
] as const) {
  /** By what to count, in this order. */
  @IsOptional()
  @NamesOf(...CHANGE_GROUPS)
  groupBy: ChangeGroup[] = ['month', 'type', 'service'];
}

/** The parameters of a Change's edits. */
export class ChangeEditsQuery extends RecordQuery {
  /** `actualStart`: only what was recorded after its implementation had begun. */
  @IsOptional()
  @IsIn(['actualStart'], { message: 'after: actualStart, or nothing' })
  after?: string;
}
