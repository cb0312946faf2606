// SPDX-License-Identifier: Apache-2.0
import { IsIn, IsOptional } from 'class-validator';
import { RECORD_ORDERS, type RecordOrder } from '#changes';
import { AsOfPageQuery, AnswerQuery } from '../http/page.dto.js';
import { AnyOf, IsAsOf, IsTime } from './decorators.js';

/** The parameters of one record. */
export class RecordQuery extends AnswerQuery {
  /** As of which position, or which time of recording (RFC 3339); default: the newest. */
  @IsOptional()
  @IsAsOf()
  asOf?: string;
}

/** The parameters of a list of records, beside what it is narrowed by. */
export class RecordPageQuery extends AsOfPageQuery {
  /** In which order: of first entries, or of when it happened (what has not comes last); with `-` backwards. */
  @IsOptional()
  @IsIn(RECORD_ORDERS, { message: `sort: one of ${RECORD_ORDERS.join(', ')}` })
  sort: RecordOrder = 'position';

  /** Only what happened at or after this time (RFC 3339). */
  @IsOptional()
  @IsTime()
  from?: string;

  /** Only what happened before this time (RFC 3339). */
  @IsOptional()
  @IsTime()
  to?: string;
}

/** The parameters of a list of records of what goes somewhere. */
export class PlacedPageQuery extends RecordPageQuery {
  @AnyOf()
  environment?: string[];

  /** Digest of an artifact. */
  @AnyOf()
  artifact?: string[];
}

/** The same, of records that belong to Changes. */
export class PartOfChangePageQuery extends PlacedPageQuery {
  /** Number of a Change. */
  @AnyOf()
  change?: string[];
}
