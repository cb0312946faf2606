// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChangeById, ChangesFrom } from '#changes';
import { Allow } from '../access/allow.js';
import { LedgerQuery, PageQuery } from '../http/page.dto.js';
import { Pages } from '../http/pages.js';
import { ChangeDto, ChangePageDto, toChangeDto } from './change.dto.js';

/** Changes: the ITIL change records assembled from the ledger. */
@Controller('v1/changes')
@Allow('auditor', 'officer', 'admin')
export class ChangesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Lists Changes in the order of their first entries. */
  @Get()
  list(@Query() query: PageQuery): Promise<ChangePageDto> {
    return this.pages.page('changes', query, async (request) => {
      const page = await this.queries.execute(new ChangesFrom(request));
      return { ...page, items: page.items.map(toChangeDto) };
    });
  }

  /** Shows one Change by its number. */
  @Get(':id')
  async show(@Param('id') id: string, @Query() query: LedgerQuery): Promise<ChangeDto> {
    const change = await this.queries.execute(new ChangeById(this.pages.ledgerOf(query), id));
    if (change === null) throw new NotFoundException(`no Change '${id}'`);
    return toChangeDto(change);
  }
}
