// SPDX-License-Identifier: Apache-2.0
import {
  BadRequestException,
  Controller,
  ForbiddenException,
  HttpCode,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { NOTHING } from '#access';
import { AcceptEvents } from '#ingest';
import { Allow, Shows } from '../access/allow.js';
import type { AuthenticRequest } from '../access/bearer.guard.js';
import { Ledgers } from '../http/ledgers.js';
import { LedgerQuery } from '../http/page.dto.js';
import { type Element, readPosted, withinSources } from './read-posted.js';

/** What became of each element, in the order sent. */
export class ElementDto {
  id!: string | null;
  accepted!: boolean;
  /** why it was refused */
  reason!: string | null;
}

/** The answer to a post of events. */
export class AcceptedDto {
  accepted!: number;
  refused!: number;
  items!: ElementDto[];
}

/** HTTP intake for publishers that cannot reach Kafka: CloudEvents binary, structured and batch. */
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly ledgers: Ledgers,
  ) {}

  /** Takes events; answered when Kafka, or without a broker the ledger, holds them durably. */
  @Post()
  @ApiConsumes('application/cloudevents+json', 'application/cloudevents-batch+json')
  @ApiBody({ schema: { type: 'object' } })
  @HttpCode(202)
  @Allow('publisher', 'admin')
  @Shows('nothing')
  async post(@Query() query: LedgerQuery, @Req() request: AuthenticRequest): Promise<AcceptedDto> {
    const { headers, body, principal } = request;
    if (!(body instanceof Uint8Array) || body.length === 0) {
      throw new BadRequestException('the body is empty: send one CloudEvent, or a batch');
    }
    const scope = principal?.scope ?? NOTHING;
    const elements = readPosted(headers, body).map((each) => withinSources(each, scope));
    const events = elements.flatMap((each) => (each.kind === 'taken' ? [each.event] : []));
    if (events.length === 0 && elements[0]?.kind === 'refused') {
      if (elements[0].isForeign) throw new ForbiddenException(elements[0].reason);
      throw new BadRequestException(elements[0].reason);
    }
    if (events.length > 0) {
      const ledger = this.ledgers.named(query.ledger);
      const from = { ledger, route: 'POST /v1/events', principal: principal?.id ?? 'unknown' };
      await this.commands.execute(new AcceptEvents(events, from));
    }
    return toDto(elements);
  }
}

function toDto(elements: readonly Element[]): AcceptedDto {
  const items = elements.map((each) =>
    each.kind === 'taken'
      ? { id: each.id, accepted: true, reason: null }
      : { id: null, accepted: false, reason: each.reason },
  );
  const accepted = items.filter((each) => each.accepted).length;
  return { accepted, refused: items.length - accepted, items };
}
