// SPDX-License-Identifier: Apache-2.0
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsAsOf } from '../records/decorators.js';

/** Every request speaks of one ledger. */
export class LedgerQuery {
  /** Which ledger is asked; default: the first configured. */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, { message: 'ledger: lower-case letters, digits, hyphens' })
  ledger?: string;
}

/** The parameters that every answer in JSON takes. */
export class AnswerQuery extends LedgerQuery {
  /** Which fields to show, separated by commas: of a list, of its items; default: all. */
  @IsOptional()
  @IsString()
  @Matches(/^\w+(?:,\w+)*$/, { message: 'fields: names separated by commas' })
  @MaxLength(2048)
  fields?: string;
}

/** The parameters that every list takes. */
export class PageQuery extends AnswerQuery {
  /** How many items a page holds at most. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'limit: a whole number from 1 to 1000' })
  @Min(1, { message: 'limit: at least 1' })
  @Max(1000, { message: 'limit: at most 1000' })
  limit: number = 100;

  /** The `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(512)
  cursor?: string;
}

/** The parameters of a list that can be asked for as it was. */
export class AsOfPageQuery extends PageQuery {
  /** As of which position, or which time of recording (RFC 3339); default: the newest. */
  @IsOptional()
  @IsAsOf()
  asOf?: string;
}

/** A page of a list: everything in it is as of one position. */
export class Page<Item> {
  items!: Item[];
  /** how many items the whole list has as of that position */
  total!: number;
  ledger!: string;
  /** the last position looked at; null while the ledger is empty */
  asOf!: number | null;
  /** cursor of the next page; null on the last */
  next!: string | null;
}
