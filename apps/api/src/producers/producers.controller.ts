// SPDX-License-Identifier: Apache-2.0
import { BadRequestException, Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LateEntries, PositionAt, ProducerGaps } from '#changes';
import { Allow } from '../access/allow.js';
import { AsOfPageQuery } from '../http/page.dto.js';
import { Pages } from '../http/pages.js';
import { Records } from '../records/records.js';
import {
  LateEntriesDto,
  LateQuery,
  ProducerGapsDto,
  toLateEntryDto,
  toProducerGapDto,
} from './producer.dto.js';

/** Producers: what they numbered and the ledger lacks, and what came late. */
@Controller('v1/producers')
@Allow('auditor', 'officer', 'admin')
export class ProducersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
    private readonly records: Records,
  ) {}

  /** Lists the numbers that producers have given and that the ledger lacks. */
  @Get('gaps')
  async gaps(@Query() query: AsOfPageQuery): Promise<ProducerGapsDto> {
    const { limit, cursor } = query;
    const place = await this.records.place(query);
    return this.pages.page('gaps', { ...place, limit, cursor }, async (asked) => {
      const page = await this.queries.execute(new ProducerGaps(asked));
      return { ...page, items: page.items.map(toProducerGapDto) };
    });
  }

  /** Lists the entries that were recorded long after the time that they claim. */
  @Get('late')
  async late(@Query() query: LateQuery): Promise<LateEntriesDto> {
    const place = await this.records.place(query);
    const [from, to] = [new Date(query.from), new Date(query.to)];
    if (to <= from) throw new BadRequestException('to: later than from');
    const { limit, cursor, seconds } = query;
    const name = `late ${JSON.stringify([from, to, seconds])}`;
    return this.pages.page(name, { ...place, limit, cursor }, async (asked) => {
      const first = await this.lastBefore(asked.ledger, from);
      const last = await this.lastBefore(asked.ledger, to);
      const request = { ...asked, positions: { after: first, to: last }, seconds };
      const page = await this.queries.execute(new LateEntries(request));
      return { ...page, items: page.items.map(toLateEntryDto) };
    });
  }

  /** The ledger's times have milliseconds: what is before one is up to the one before. */
  private lastBefore(ledger: string, time: Date): Promise<number> {
    return this.queries.execute(new PositionAt(ledger, new Date(time.getTime() - 1)));
  }
}
