// SPDX-License-Identifier: Apache-2.0
import { IsIn, IsOptional } from 'class-validator';
import { SERVICENOW_STATES } from '#changes';
import { LedgerQuery } from '../http/page.dto.js';
import { AnyOf, IsAsOf, TrueOrFalse } from '../records/decorators.js';
import { RecordPageQuery, RecordQuery } from '../records/record-query.dto.js';

/** As of the entry that told of the start of its implementation. */
export const IMPLEMENTATION_START = 'implementation-start';

/** What a list of Changes can be narrowed by; `from` and `to` bound the start of implementation. */
export class ChangePageQuery extends RecordPageQuery {
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

  @AnyOf()
  model?: string[];

  @AnyOf()
  service?: string[];

  @AnyOf()
  environment?: string[];

  /** Digest of an artifact. */
  @AnyOf()
  artifact?: string[];

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
}

/** The parameters of one Change. */
export class ChangeQuery extends LedgerQuery {
  /** As of which position, which time of recording (RFC 3339), or `implementation-start`. */
  @IsOptional()
  @IsAsOf(IMPLEMENTATION_START)
  asOf?: string;
}

/** The parameters of a Change's edits. */
export class ChangeEditsQuery extends RecordQuery {
  /** `actualStart`: only what was recorded after its implementation had begun. */
  @IsOptional()
  @IsIn(['actualStart'], { message: 'after: actualStart, or nothing' })
  after?: string;
}
