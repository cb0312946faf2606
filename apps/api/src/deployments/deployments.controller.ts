// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Shows } from '../access/allow.js';
import { RecordQuery } from '../records/record-query.dto.js';
import { Records } from '../records/records.js';
import { DeploymentPageQuery } from './deployment-query.dto.js';
import { DeploymentDto, DeploymentPageDto, toDeploymentDto } from './deployment.dto.js';

/** Deployments: what was moved into which environment, and how that went. */
@Controller('v1/deployments')
@Allow('auditor', 'officer', 'admin')
@Shows('records')
export class DeploymentsController {
  constructor(private readonly records: Records) {}

  /** Lists Deployments in the order of their first entries. */
  @Get()
  list(@Query() query: DeploymentPageQuery): Promise<DeploymentPageDto> {
    return this.records.page('deployment', query);
  }

  /** Shows one Deployment by its id. */
  @Get(':id')
  async show(@Param('id') id: string, @Query() query: RecordQuery): Promise<DeploymentDto> {
    return toDeploymentDto(await this.records.one('deployment', id, query));
  }
}
