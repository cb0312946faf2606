// SPDX-License-Identifier: Apache-2.0
import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { DecideErasure, ErasuresOf, RequestErasure } from '#ledger';
import { Allow } from '../access/allow.js';
import type { AuthenticRequest } from '../access/bearer.guard.js';
import { Ledgers } from '../http/ledgers.js';
import {
  ErasureDto,
  ErasureParam,
  ErasuresDto,
  RequestErasureDto,
  toErasureDto,
} from './erasure.dto.js';

/** Erasure of payloads, asked for by one administrator and decided by another. */
@Controller('v1/ledgers/:id/erasures')
@Allow('admin')
export class ErasuresController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly ledgers: Ledgers,
  ) {}

  /** Lists what was asked for and what became of it. */
  @Get()
  @Allow('auditor', 'officer', 'admin')
  async list(@Param('id') id: string): Promise<ErasuresDto> {
    const found = await this.queries.execute(new ErasuresOf(this.ledgers.named(id)));
    return { items: found.map(toErasureDto), total: found.length };
  }

  /** Asks for payloads to be erased. */
  @Post()
  async request(
    @Param('id') id: string,
    @Body() body: RequestErasureDto,
    @Req() request: AuthenticRequest,
  ): Promise<ErasureDto> {
    const { positions, basis } = body;
    const wish = new RequestErasure(
      this.ledgers.named(id),
      { positions, basis },
      principalOf(request),
    );
    return toErasureDto(await this.commands.execute(wish));
  }

  /** Approves what somebody else asked for: the erasure entry is appended, then the payloads go. */
  @Post(':request/approval')
  @HttpCode(200)
  approve(@Param() param: ErasureParam, @Req() request: AuthenticRequest): Promise<ErasureDto> {
    return this.decide(param, 'approved', request);
  }

  /** Rejects what somebody else asked for. */
  @Post(':request/rejection')
  @HttpCode(200)
  reject(@Param() param: ErasureParam, @Req() request: AuthenticRequest): Promise<ErasureDto> {
    return this.decide(param, 'rejected', request);
  }

  private async decide(
    { id, request }: ErasureParam,
    state: 'approved' | 'rejected',
    by: AuthenticRequest,
  ): Promise<ErasureDto> {
    const decision = { state, by: principalOf(by) };
    const command = new DecideErasure(this.ledgers.named(id), request, decision);
    return toErasureDto(await this.commands.execute(command));
  }
}

function principalOf({ principal }: AuthenticRequest): string {
  return principal?.id ?? '';
}
