// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IncidentChanges } from '#changes';
import { Allow, Shows } from '../access/allow.js';
import { RecordQuery } from '../records/record-query.dto.js';
import { found as named, Records, wholeList } from '../records/records.js';
import { ChangePageDto, toChangeDto } from '../changes/change.dto.js';
import { IncidentPageQuery } from './incident-query.dto.js';
import { IncidentDto, IncidentPageDto, toIncidentDto } from './incident.dto.js';

/** Incidents: which Changes caused and which resolved them. */
@Controller('v1/incidents')
@Allow('auditor', 'officer', 'admin')
@Shows('records')
export class IncidentsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly records: Records,
  ) {}

  /** Lists incidents in the order of their first entries. */
  @Get()
  list(@Query() query: IncidentPageQuery): Promise<IncidentPageDto> {
    return this.records.page('incident', query);
  }

  /** Shows one incident by its id. */
  @Get(':id')
  async show(@Param('id') id: string, @Query() query: RecordQuery): Promise<IncidentDto> {
    return toIncidentDto(await this.records.one('incident', id, query));
  }

  /** Lists the Changes that caused or resolved an incident, by its id. */
  @Get(':id/changes')
  @Shows('content')
  async changes(@Param('id') id: string, @Query() query: RecordQuery): Promise<ChangePageDto> {
    const { ledger, asOf } = await this.records.place(query);
    const found = await this.queries.execute(new IncidentChanges({ ledger, asOf, id }));
    return wholeList(ledger, named(found, 'incident', id), toChangeDto);
  }
}
