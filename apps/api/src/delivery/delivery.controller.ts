// SPDX-License-Identifier: Apache-2.0
import { BadRequestException, Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DoraMetricsOf } from '#changes';
import { Allow } from '../access/allow.js';
import { Records, wholeList } from '../records/records.js';
import { DeliveryDto, DeliveryQuery, toDeliveryMetricsDto } from './delivery.dto.js';

/** Metrics over the records. */
@Controller('v1/metrics')
@Allow('auditor', 'officer', 'admin')
export class DeliveryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly records: Records,
  ) {}

  /** Shows the five DORA metrics of a period, service by service, never blended. */
  @Get('delivery')
  async delivery(@Query() query: DeliveryQuery): Promise<DeliveryDto> {
    const place = await this.records.place(query);
    const [from, to] = [new Date(query.from), new Date(query.to)];
    if (to <= from) throw new BadRequestException('to: later than from');
    const request = { ...place, from, to, service: query.service ?? null };
    const metrics = await this.queries.execute(new DoraMetricsOf(request));
    const list = wholeList(place.ledger, metrics, toDeliveryMetricsDto);
    return { ...list, from: from.toISOString(), to: to.toISOString() };
  }
}
