// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ReleaseById, ReleasesFrom } from '#changes';
import { Allow } from '../access/allow.js';
import { LedgerQuery, PageQuery } from '../http/page.dto.js';
import { Pages } from '../http/pages.js';
import { ReleaseDto, ReleasePageDto, toReleaseDto } from './release.dto.js';

/** Releases: versions made available for use, and what they hold. */
@Controller('v1/releases')
@Allow('auditor', 'officer', 'admin')
export class ReleasesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Lists Releases in the order of their first entries. */
  @Get()
  list(@Query() query: PageQuery): Promise<ReleasePageDto> {
    return this.pages.page('releases', query, async (request) => {
      const page = await this.queries.execute(new ReleasesFrom(request));
      return { ...page, items: page.items.map(toReleaseDto) };
    });
  }

  /** Shows one Release by its id. */
  @Get(':id')
  async show(@Param('id') id: string, @Query() query: LedgerQuery): Promise<ReleaseDto> {
    const release = await this.queries.execute(new ReleaseById(this.pages.ledgerOf(query), id));
    if (release === null) throw new NotFoundException(`no Release '${id}'`);
    return toReleaseDto(release);
  }
}
