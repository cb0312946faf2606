// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ProduceDueReportsHandler } from './produce-due-reports.js';
import { ReportContentOfHandler, ReportsOfHandler } from './report-queries.js';

/** Reports: producing what is due, listing and downloading what was produced. */
@Module({
  imports: [CqrsModule],
  providers: [ProduceDueReportsHandler, ReportsOfHandler, ReportContentOfHandler],
})
export class ReportsModule {}
