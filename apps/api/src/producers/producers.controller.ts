// SPDX-License-Identifier: Apache-2.0
import { BadRequestException, Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LateEntries, PositionAt, type PositionSpan, ProducerGaps } from '#changes';
import { Allow } from '../access/allow.js';
import { Pages } from '../http/pages.js';
import { Records } from '../records/records.js';
import {
  GapsQuery,
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
  async gaps(@Query() query: GapsQuery): Promise<ProducerGapsDto> {
    const { limit, cursor } = query;
    const place = await this.records.place(query);
    const period = periodOf(query);
    const name = `gaps ${JSON.stringify(period)}`;
    return this.pages.page(name, { ...place, limit, cursor }, async (asked) => {
      const positions = await this.recordedIn(asked.ledger, period);
      const page = await this.queries.execute(new ProducerGaps({ ...asked, positions }));
      return { ...page, items: page.items.map(toProducerGapDto) };
    });
  }

  /** Lists the entries that were recorded long after the time that they claim. */
  @Get('late')
  async late(@Query() query: LateQuery): Promise<LateEntriesDto> {
    const place = await this.records.place(query);
    const period = periodOf(query);
    const { limit, cursor, seconds } = query;
    const name = `late ${JSON.stringify([period, seconds])}`;
    return this.pages.page(name, { ...place, limit, cursor }, async (asked) => {
      const positions = await this.recordedIn(asked.ledger, period);
      const request = { ...asked, positions, seconds };
      const page = await this.queries.execute(new LateEntries(request));
      return { ...page, items: page.items.map(toLateEntryDto) };
    });
  }

  private async recordedIn(ledger: string, { from, to }: Period): Promise<PositionSpan> {
    const after = from === null ? -1 : await this.lastBefore(ledger, from);
    const last = to === null ? Number.MAX_SAFE_INTEGER : await this.lastBefore(ledger, to);
    return { after, to: last };
  }

  /** The ledger's times have milliseconds: what is before one is up to the one before. */
  private lastBefore(ledger: string, time: Date): Promise<number> {
    return this.queries.execute(new PositionAt(ledger, new Date(time.getTime() - 1)));
  }
}

/** A period of recording; null: open on that side. */
interface Period {
  readonly from: Date | null;
  readonly to: Date | null;
}

function periodOf(query: { readonly from?: string; readonly to?: string }): Period {
  const from = query.from === undefined ? null : new Date(query.from);
  const to = query.to === undefined ? null : new Date(query.to);
  if (from !== null && to !== null && to <= from) {
    throw new BadRequestException('to: later than from');
  }
  return { from, to };
}
