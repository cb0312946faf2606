// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Shows } from '../access/allow.js';
import { RecordQuery } from '../records/record-query.dto.js';
import { Records } from '../records/records.js';
import { ApprovalPageQuery } from './approval-query.dto.js';
import { ApprovalDto, ApprovalPageDto, toApprovalDto } from './approval.dto.js';

/** Approvals: decisions and reviews, and what they amount to. */
@Controller('v1/approvals')
@Allow('auditor', 'officer', 'admin')
@Shows('records')
export class ApprovalsController {
  constructor(private readonly records: Records) {}

  /** Lists Approvals in the order of their first entries. */
  @Get()
  list(@Query() query: ApprovalPageQuery): Promise<ApprovalPageDto> {
    return this.records.page('approval', query);
  }

  /** Shows one Approval by its id. */
  @Get(':id')
  async show(@Param('id') id: string, @Query() query: RecordQuery): Promise<ApprovalDto> {
    return toApprovalDto(await this.records.one('approval', id, query));
  }
}
