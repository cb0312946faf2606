// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { EnvironmentDiff, EnvironmentState } from '#changes';
import { Clock } from '#platform';
import { Allow, Shows } from '../access/allow.js';
import { isPosition } from '../records/decorators.js';
import { Records, wholeList } from '../records/records.js';
import { EnvironmentDiffQuery, EnvironmentStateQuery } from './environment-query.dto.js';
import {
  EnvironmentDiffDto,
  EnvironmentStateDto,
  toEnvironmentLineDto,
  toRunningServiceDto,
} from './environment.dto.js';

/** Environments: what ran in them when, and what became otherwise by which Change. */
@Controller('v1/environments')
@Allow('auditor', 'officer', 'admin')
@Shows('records')
export class EnvironmentsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly records: Records,
    private readonly clock: Clock,
  ) {}

  /** Shows what ran in an environment at a moment, service by service. */
  @Get(':environment/state')
  async state(
    @Param('environment') environment: string,
    @Query() query: EnvironmentStateQuery,
  ): Promise<EnvironmentStateDto> {
    this.records.requireEnvironment(environment);
    const place = await this.records.place(query);
    const at = this.moment(query.at, query.asOf);
    const state = await this.queries.execute(new EnvironmentState({ ...place, environment }, at));
    const list = wholeList(place.ledger, state, toRunningServiceDto);
    return { ...list, environment, at: at.toISOString() };
  }

  /** Shows what ran otherwise at two moments, with the Changes behind each line. */
  @Get(':environment/diff')
  async diff(
    @Param('environment') environment: string,
    @Query() query: EnvironmentDiffQuery,
  ): Promise<EnvironmentDiffDto> {
    this.records.requireEnvironment(environment);
    const place = await this.records.place(query);
    const [from, to] = [new Date(query.from), this.moment(query.to, query.asOf)];
    const request = { ...place, environment };
    const lines = await this.queries.execute(new EnvironmentDiff(request, from, to));
    const list = wholeList(place.ledger, lines, toEnvironmentLineDto);
    return { ...list, environment, from: from.toISOString(), to: to.toISOString() };
  }

  private moment(at: string | undefined, asOf: string | undefined): Date {
    if (at !== undefined) return new Date(at);
    const isTime = asOf !== undefined && !isPosition(asOf);
    return new Date(isTime ? asOf : this.clock.nowMs());
  }
}
