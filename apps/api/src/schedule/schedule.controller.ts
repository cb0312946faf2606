// SPDX-License-Identifier: Apache-2.0
import { BadRequestException, Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeSchedule, type ScheduledChange } from '#changes';
import { Allow } from '../access/allow.js';
import { Answers } from '../openapi/answers.js';
import { pageOfWhole } from '../http/page-of-whole.js';
import { Pages } from '../http/pages.js';
import { requireWhole } from '../http/require-whole.js';
import { Records, wholeList } from '../records/records.js';
import { calendarOf } from './calendar.js';
import { ScheduleDto, ScheduleQuery, toScheduledChangeDto } from './schedule.dto.js';

/** The change schedule (ITIL): what takes place when. */
@Controller('v1/change-schedule')
@Allow('auditor', 'officer', 'admin')
export class ScheduleController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
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
    if (request.headers.accept?.includes('text/calendar') === true) {
      requireWhole(request.query, 'text/calendar');
      const whole = await this.queries.execute(new ChangeSchedule({ ...place, from, to }));
      reply.type('text/calendar; charset=utf-8');
      return calendarOf(place.ledger, wholeList(place.ledger, whole, toScheduledChangeDto).items);
    }
    const period = { from: from.toISOString(), to: to.toISOString() };
    const name = `change-schedule ${JSON.stringify(period)}`;
    const { limit, cursor } = query;
    const list = await this.pages.page(name, { ...place, limit, cursor }, async (asked) => {
      const whole = await this.queries.execute(new ChangeSchedule({ ...asked, from, to }));
      const page = pageOfWhole(whole, asked, placeOf);
      return { ...page, items: page.items.map(toScheduledChangeDto) };
    });
    return Object.assign(list, period);
  }
}

function placeOf({ start, id }: ScheduledChange): readonly [number, string] {
  return [start.getTime(), id];
}
