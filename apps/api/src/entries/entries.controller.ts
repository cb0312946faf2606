// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { EntriesFrom } from '#ledger';
import { Allow } from '../access/allow.js';
import { AsOfPageQuery } from '../http/page.dto.js';
import { Pages } from '../http/pages.js';
import { Records } from '../records/records.js';
import { EntryPageDto, toEntryDto } from './entry.dto.js';

/** The ledger's entries, in the order of their positions. */
@Controller('v1/entries')
export class EntriesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
    private readonly records: Records,
  ) {}

  /** Lists entries: position, times, claim, state and payload digest, never the payload itself. */
  @Get()
  @Allow('auditor', 'officer', 'admin')
  async list(@Query() query: AsOfPageQuery): Promise<EntryPageDto> {
    const { limit: most, cursor } = query;
    const parameters = { ...(await this.records.place(query)), limit: most, cursor };
    return this.pages.page('entries', parameters, async ({ ledger, limit, asOf, after }) => {
      const from = after[0] === undefined ? 0 : Number(after[0]) + 1;
      const page = await this.queries.execute(new EntriesFrom(ledger, { from, limit, asOf }));
      return { ...page, items: page.items.map(toEntryDto) };
    });
  }
}
