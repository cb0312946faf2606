// SPDX-License-Identifier: Apache-2.0
import type { ScheduledChange } from '#changes';
import { AsOfPageQuery, Page } from '../http/page.dto.js';
import { IsTime } from '../records/decorators.js';

/** The parameters of the change schedule. */
export class ScheduleQuery extends AsOfPageQuery {
  /** Changes that end at or after this time (RFC 3339). */
  @IsTime()
  from!: string;

  /** Changes that start before this time (RFC 3339). */
  @IsTime()
  to!: string;
}

/** A Change in the schedule. */
export class ScheduledChangeDto {
  id!: string;
  title!: string | null;
  type!: string;
  lifecycle!: string;
  authorisation!: string;
  services!: string[];
  environments!: string[];
  recordedAt!: string;
  start!: string;
  end!: string;
  /** whether anybody planned it; else the times are those of its implementation */
  isPlanned!: boolean;
}

/** The Changes of a period, in the order of their starts. */
export class ScheduleDto extends Page<ScheduledChangeDto> {
  declare items: ScheduledChangeDto[];
  from!: string;
  to!: string;
}

/** A scheduled Change as the API shows it. */
export function toScheduledChangeDto(change: ScheduledChange): ScheduledChangeDto {
  return {
    ...change,
    services: [...change.services],
    environments: [...change.environments],
    start: change.start.toISOString(),
    end: change.end.toISOString(),
  };
}
