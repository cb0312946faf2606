// SPDX-License-Identifier: Apache-2.0
export { csvText, type CsvOptions } from './csv-text.js';
export { ProduceDueReports } from './produce-due-reports.js';
export {
  ReportContentOf,
  type ReportDownload,
  type ReportPage,
  ReportsOf,
} from './report-queries.js';
export type { ReportFile, ReportRun } from './report-run.js';
export { ReportsError } from './reports-error.js';
export { ReportsModule } from './reports.module.js';
export { ReportSchedule, type ReportScheduleOptions } from './schedule/report-schedule.js';
