// SPDX-License-Identifier: Apache-2.0
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { ReportRun } from '#reports';
import { Page } from '../http/page.dto.js';

/** One file of a report. */
export class ReportFileDto {
  format!: string;
  mediaType!: string;
  size!: number;
  /** SHA-256 of its bytes, hexadecimal */
  digest!: string;
  /** where to download it */
  href!: string;
}

/** A report of one period, pinned to one position, written once. */
export class ReportDto {
  id!: string;
  definition!: string;
  periodFrom!: string;
  periodTo!: string;
  timeZone!: string;
  /** the last position that it has looked at */
  asOf!: number | null;
  /** rows in each of its files */
  rows!: number;
  producedAt!: string;
  files!: ReportFileDto[];
}

/** A page of reports. */
export class ReportPageDto extends Page<ReportDto> {
  declare items: ReportDto[];
}

/** Which reports to produce. */
export class ProduceReportsDto {
  /** The report's definition. */
  @IsOptional()
  @IsIn(['change-register'])
  definition: string = 'change-register';

  /** The time zone of the months (IANA name). */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  timeZone: string = 'UTC';
}

/** The reports that were written. */
export class ProducedDto {
  produced!: string[];
}

/** A report as the API shows it. */
export function toReportDto(run: ReportRun, ledger: string): ReportDto {
  const { reportId, definition, timeZone, asOf, rowCount, files } = run;
  const href = `/v1/reports/${encodeURIComponent(reportId)}/files`;
  return {
    id: reportId,
    definition,
    periodFrom: run.periodFrom.toISOString(),
    periodTo: run.periodTo.toISOString(),
    timeZone,
    asOf: asOf < 0 ? null : asOf,
    rows: rowCount,
    producedAt: run.producedAt.toISOString(),
    files: files.map((file) => ({ ...file, href: `${href}/${file.format}?ledger=${ledger}` })),
  };
}
