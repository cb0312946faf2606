// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { actedLabel } from '#changes';
import { Allow } from '../access/allow.js';
import { pageNarrowedBy, Records } from '../records/records.js';
import { ActivityPageDto, ActivityQuery, toActivityDto } from './actor.dto.js';

/** People and what they did. */
@Controller('v1/actors')
@Allow('auditor', 'officer', 'admin')
export class ActorsController {
  constructor(private readonly records: Records) {}

  /** Lists the Changes that somebody wrote, approved or deployed, by their one name. */
  @Get(':id/activity')
  activity(@Param('id') id: string, @Query() query: ActivityQuery): Promise<ActivityPageDto> {
    const acted = query.roles.map((role) => actedLabel(role, id));
    return this.records.pageOf('change', pageNarrowedBy(query, { acted }), (change) =>
      toActivityDto(id, change),
    );
  }
}
