// SPDX-License-Identifier: Apache-2.0
import {
  BadRequestException,
  Controller,
  ForbiddenException,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Req,
  UnauthorizedException,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { holds, holdsSource } from '#access';
import { AcceptEvents, hookHeaders, type HookSource, verifyHook } from '#ingest';
import { AllowAnyone, Shows } from '../access/allow.js';
import { BearerGuard } from '../access/bearer.guard.js';
import { Ledgers } from '../http/ledgers.js';
import { Hooks } from './hooks.js';

/** The answer to a webhook. */
export class HookAcceptedDto {
  accepted!: true;
}

/** Webhooks as their vendors send them: stored as received, to be translated afterwards. */
@Controller('v1/hooks')
export class HooksController {
  constructor(
    private readonly hooks: Hooks,
    private readonly bearer: BearerGuard,
    private readonly commands: CommandBus,
    private readonly ledgers: Ledgers,
  ) {}

  /**
   * Takes a webhook that proves to be from its source; answered when Kafka, or without a broker the
   * ledger, holds it durably. A delivery that is sent again is stored once.
   */
  @Post(':source')
  @ApiConsumes('application/json')
  @ApiBody({ schema: { type: 'object' } })
  @HttpCode(202)
  // each source proves itself in its own way
  @AllowAnyone()
  @Shows('nothing')
  async post(
    @Param('source') name: string,
    @Req() request: FastifyRequest,
  ): Promise<HookAcceptedDto> {
    const { headers, body } = request;
    const source = this.hooks.named(name);
    if (source === undefined) throw new NotFoundException('no such source of webhooks');
    const bytes = body instanceof Uint8Array ? body : new Uint8Array(0);
    const principal = await this.principalOf(name, source, request, bytes);
    if (bytes.length === 0) throw new BadRequestException('the body is empty');
    const event = {
      headers: hookHeaders(name, source, headers),
      body: bytes,
      key: `hooks/${name}`,
    };
    const ledger = this.ledgers.configured(source.ledger);
    const from = { ledger, route: `POST /v1/hooks/${name}`, principal };
    await this.commands.execute(new AcceptEvents([event], from));
    return { accepted: true };
  }

  /** Who sends: the source by its secret, or whose key it is. Throws 401 and 403. */
  private async principalOf(
    name: string,
    source: HookSource,
    request: FastifyRequest,
    body: Uint8Array,
  ): Promise<string> {
    const verdict = verifyHook(source, request.headers, body);
    if (verdict.kind === 'genuine') return `hook:${name}`;
    if (verdict.kind === 'refused') throw new UnauthorizedException(verdict.reason);
    const principal = await this.bearer.authenticate(request);
    const { role, scope } = principal;
    if (role !== 'publisher' && role !== 'admin') {
      throw new ForbiddenException(`the role ${role} may not do this`);
    }
    const ledger = this.ledgers.configured(source.ledger);
    if (holds(scope.ledgers, ledger) && holdsSource(scope, `hooks/${name}`)) return principal.id;
    throw new ForbiddenException(`the key is not for the source 'hooks/${name}' of that ledger`);
  }
}
