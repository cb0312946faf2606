// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import type { ReportRun } from './report-run.js';
import { ReportsError } from './reports-error.js';

export interface ReportPage {
  readonly items: readonly ReportRun[];
  readonly total: number;
  /** the last position that any of them could look at; −1: the ledger is empty */
  readonly asOf: number;
}

/** Which reports were produced, by id? `after` is the id of the last one seen. */
export class ReportsOf extends Query<ReportPage> {
  constructor(
    readonly ledger: string,
    readonly page: { readonly after: string; readonly limit: number },
  ) {
    super();
  }
}

/** The content of one file of a report. */
export interface ReportDownload {
  readonly mediaType: string;
  readonly digest: string;
  readonly content: Buffer;
}

/** What is in that file? Throws ReportsError REPORT_UNKNOWN. */
export class ReportContentOf extends Query<ReportDownload> {
  constructor(
    readonly ledger: string,
    readonly reportId: string,
    readonly format: string,
  ) {
    super();
  }
}

@QueryHandler(ReportsOf)
export class ReportsOfHandler implements IQueryHandler<ReportsOf> {
  constructor(private readonly database: Database) {}

  async execute({ ledger, page }: ReportsOf): Promise<ReportPage> {
    const items = await this.database.query<ReportRun>(
      `SELECT report_id AS "reportId", definition, period_from AS "periodFrom",
              period_to AS "periodTo", time_zone AS "timeZone", as_of AS "asOf",
              row_count AS "rowCount", produced_at AS "producedAt",
              (SELECT json_agg(json_build_object('format', format, 'mediaType', media_type,
                        'size', octet_length(content), 'digest', digest) ORDER BY format)
                 FROM report_file f
                WHERE f.ledger = r.ledger AND f.report_id = r.report_id) AS files
         FROM report_run r
        WHERE ledger = $1 AND report_id > $2 ORDER BY report_id LIMIT $3`,
      [ledger, page.after, page.limit],
    );
    const [count] = await this.database.query<{ total: number; asOf: number }>(
      `SELECT (SELECT count(*) FROM report_run WHERE ledger = $1) AS total, size - 1 AS "asOf"
         FROM ledger_head WHERE ledger = $1`,
      [ledger],
    );
    return { items, total: count?.total ?? 0, asOf: count?.asOf ?? -1 };
  }
}

@QueryHandler(ReportContentOf)
export class ReportContentOfHandler implements IQueryHandler<ReportContentOf> {
  constructor(private readonly database: Database) {}

  async execute({ ledger, reportId, format }: ReportContentOf): Promise<ReportDownload> {
    const [file] = await this.database.query<ReportDownload>(
      `SELECT media_type AS "mediaType", digest, content FROM report_file
        WHERE ledger = $1 AND report_id = $2 AND format = $3`,
      [ledger, reportId, format],
    );
    if (file !== undefined) return file;
    throw new ReportsError('REPORT_UNKNOWN', `no report '${reportId}' in the format '${format}'`);
  }
}
