// SPDX-License-Identifier: Apache-2.0
import { BadRequestException, Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeSchedule } from '#changes';
import { Allow } from '../access/allow.js';
import { Answers } from '../openapi/answers.js';
import { Records, wholeList } from '../records/records.js';
import { calendarOf } from './calendar.js';
import { ScheduleDto, ScheduleQuery, toScheduledChangeDto } from './schedule.dto.js';

/** The change schedule (ITIL): what takes place when. */
@Controller('v1/change-schedule')
@Allow('auditor', 'officer', 'admin')
export class ScheduleController {
  constructor(
    private readonly queries: QueryBus,
    private readonly records: Records,
  ) {}

  /** Lists the Changes of a period as planned, else as implemented; `text/calendar` gives iCalendar. */
  @Get()
  @Answers(ScheduleDto, 'text/calendar')
  async list(
    @Query() query: ScheduleQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScheduleDto | string> {
    const place = await this.records.place(query);
    const [from, to] = [new Date(query.from), new Date(query.to)];
    if (to <= from) throw new BadRequestException('to: later than from');
    const found = await this.queries.execute(new ChangeSchedule({ ...place, from, to }));
    const list = wholeList(place.ledger, found, toScheduledChangeDto);
    if (request.headers.accept?.includes('text/calendar') === true) {
      reply.type('text/calendar; charset=utf-8');
      return calendarOf(place.ledger, list.items);
    }
    return { ...list, from: from.toISOString(), to: to.toISOString() };
  }
}
