// SPDX-License-Identifier: Apache-2.0
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { LateEntry, RegisteredGap } from '#changes';
import { AsOfPageQuery, Page } from '../http/page.dto.js';
import { IsTime } from '../records/decorators.js';

/** Numbers that a producer has given and that the ledger lacks; both ends included. */
export class ProducerGapDto {
  producer!: string;
  numberFrom!: number;
  numberTo!: number;
  /** position of the entry that showed that they are lacking */
  since!: number;
}

/** A page of gaps, in the order in which they showed. */
export class ProducerGapsDto extends Page<ProducerGapDto> {
  declare items: ProducerGapDto[];
}

/** The parameters of gaps; the period is of recording. */
export class GapsQuery extends AsOfPageQuery {
  /** Shown by what was recorded at or after this time (RFC 3339). */
  @IsOptional()
  @IsTime()
  from?: string;

  /** Shown by what was recorded before this time (RFC 3339). */
  @IsOptional()
  @IsTime()
  to?: string;
}

const DAY_S = 86_400;
const MOST_S = 3_650 * DAY_S;

/** The parameters of late entries; the period is of recording. */
export class LateQuery extends AsOfPageQuery {
  /** Recorded at or after this time (RFC 3339). */
  @IsTime()
  from!: string;

  /** Recorded before this time (RFC 3339). */
  @IsTime()
  to!: string;

  /** How many seconds after the time that they claim, at least. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'seconds: a whole number from 0' })
  @Min(0, { message: 'seconds: at least 0' })
  @Max(MOST_S, { message: `seconds: at most ${MOST_S}` })
  seconds: number = DAY_S;
}

/** An entry that was recorded long after the time that it claims. */
export class LateEntryDto {
  position!: number;
  occurredAt!: string;
  recordedAt!: string;
  secondsLate!: number;
  /** `subject.predicate` */
  name!: string;
  subjectId!: string;
  source!: string;
  id!: string;
}

/** A page of late entries, by position. */
export class LateEntriesDto extends Page<LateEntryDto> {
  declare items: LateEntryDto[];
}

/** A gap as the API shows it. */
export function toProducerGapDto(gap: RegisteredGap): ProducerGapDto {
  return { ...gap };
}

/** A late entry as the API shows it. */
export function toLateEntryDto(entry: LateEntry): LateEntryDto {
  return { ...entry };
}
