// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { ProduceDueReports, ReportContentOf, ReportsOf } from '#reports';
import { Allow } from '../access/allow.js';
import { LedgerQuery, PageQuery } from '../http/page.dto.js';
import { Answers } from '../openapi/answers.js';
import { Pages } from '../http/pages.js';
import { ProducedDto, ProduceReportsDto, ReportPageDto, toReportDto } from './report.dto.js';

/** Reports: what was produced on schedule, and its files. */
@Controller('v1/reports')
@Allow('auditor', 'officer', 'admin')
export class ReportsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly pages: Pages,
  ) {}

  /** Lists the reports with their files. */
  @Get()
  list(@Query() query: PageQuery): Promise<ReportPageDto> {
    return this.pages.page('reports', query, async ({ ledger, limit, after }) => {
      const at = { after: String(after[0] ?? ''), limit };
      const { items, total, asOf } = await this.queries.execute(new ReportsOf(ledger, at));
      const last = items.at(-1)?.reportId ?? '';
      const dtos = items.map((run) => toReportDto(run, ledger));
      return { items: dtos, total, asOf, after: items.length === limit ? [last] : null };
    });
  }

  /** Produces the reports that are due now instead of waiting for the schedule. */
  @Post()
  @Allow('officer', 'admin')
  async produce(
    @Body() body: ProduceReportsDto,
    @Query() query: LedgerQuery,
  ): Promise<ProducedDto> {
    const ledger = this.pages.ledgerOf(query.ledger);
    const due = new ProduceDueReports(ledger, body.timeZone, 'firstChange');
    return { produced: [...(await this.commands.execute(due))] };
  }

  /** Downloads one file of a report. */
  @Get(':id/files/:format')
  @Answers('text/csv', 'application/octet-stream')
  async download(
    @Param('id') id: string,
    @Param('format') format: string,
    @Query() query: LedgerQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const of = new ReportContentOf(this.pages.ledgerOf(query.ledger), id, format);
    const { mediaType, digest, content } = await this.queries.execute(of);
    const name = `${id.replaceAll(/[^\w.-]/g, '_')}.${format}`;
    await reply
      .type(mediaType)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('repr-digest', `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`)
      .header('etag', `"${digest}"`)
      .header('cache-control', 'private, immutable, max-age=31536000')
      .send(content);
  }
}
