// SPDX-License-Identifier: Apache-2.0
import { IsOptional, Matches } from 'class-validator';
import { EntryDto, PayloadDto } from '../entries/entry.dto.js';
import { AsOfPageQuery, Page } from '../http/page.dto.js';

/** The parameters of the quarantine. */
export class QuarantineQuery extends AsOfPageQuery {
  /** Only entries with this reason, e.g. `json_syntax`. */
  @IsOptional()
  @Matches(/^[a-z0-9_]{1,64}$/, { message: 'reason: the code of a reason' })
  reason?: string;
}

/** The received bytes in numbers, and where they are. */
export class QuarantinedPayloadDto extends PayloadDto {
  /** the bytes, for those who may see them */
  href!: string;
}

/** An entry in quarantine. */
export class QuarantinedEntryDto extends EntryDto {
  declare payload: QuarantinedPayloadDto | null;
}

/** How many entries are in quarantine for one reason. */
export class ReasonCountDto {
  reason!: string;
  count!: number;
}

/** A page of the quarantine; `total` counts those asked for, `reasons` all. */
export class QuarantineDto extends Page<QuarantinedEntryDto> {
  declare items: QuarantinedEntryDto[];
  reasons!: ReasonCountDto[];
}
