// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CountChanges } from '#changes';
import { Allow } from '../access/allow.js';
import { narrowing } from '../records/narrowing.js';
import { Records } from '../records/records.js';
import { ChangeSummaryQuery } from './change-query.dto.js';
import { ChangeSummaryDto, toChangeSummaryDto } from './change-summary.dto.js';

/** Control totals of Changes. */
@Controller('v1/changes/summary')
@Allow('auditor', 'officer', 'admin')
export class ChangeSummaryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly records: Records,
  ) {}

  /** Counts Changes by month, type, service, … of those that the filters let through. */
  @Get()
  async count(@Query() query: ChangeSummaryQuery): Promise<ChangeSummaryDto> {
    const place = await this.records.place(query);
    const { groupBy } = query;
    const request = { ...place, ...narrowing('change', query), groupBy };
    const counts = await this.queries.execute(new CountChanges(request));
    return toChangeSummaryDto(place.ledger, groupBy, counts);
  }
}
