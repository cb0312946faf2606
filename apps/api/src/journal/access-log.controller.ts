// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Query } from '@nestjs/common';
import { type ReadFilter, readsPage } from '#access';
import { Database } from '#platform';
import { Allow } from '../access/allow.js';
import { Pages } from '../http/pages.js';
import { AccessLogDto, AccessLogQuery, toReadDto } from './access-log.dto.js';

/** The access log: who was shown what, and when. Reading it is a read as any other. */
@Controller('v1/access-log')
@Allow('auditor', 'officer', 'admin')
export class AccessLogController {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
  ) {}

  /** Lists the reads of content, allowed and refused, in their order. */
  @Get()
  list(@Query() query: AccessLogQuery): Promise<AccessLogDto> {
    const filter = filterOf(query);
    return this.pages.page(`access-log ${JSON.stringify(filter)}`, query, async (request) => {
      const { ledger, limit, total, after } = request;
      const [last = -1, end = null] = after.map(Number);
      const place = { ledger, limit, total, after: last, below: end };
      const page = await readsPage(this.database, { ...place, ...filter });
      const { items, below } = page;
      const [newest] = items.slice(limit - 1);
      const next = newest === undefined ? null : [newest.number, below];
      return { ...page, items: items.map(toReadDto), after: next };
    });
  }
}

function filterOf(query: AccessLogQuery): ReadFilter {
  const { principal = null, operation = null, action = null, from, to } = query;
  return { principal, operation, action, from: dateOf(from), to: dateOf(to) };
}

function dateOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}
