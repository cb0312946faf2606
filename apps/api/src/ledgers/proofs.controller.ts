// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsistencyProofOf, EntryAt, formatProofText, InclusionProofOf } from '#ledger';
import { Allow } from '../access/allow.js';
import { Ledgers } from '../http/ledgers.js';
import { Answers } from '../openapi/answers.js';
import { EntryTextDto, toEntryTextDto } from './entry-text.dto.js';
import {
  ConsistencyProofDto,
  ConsistencyQuery,
  InclusionProofDto,
  PositionParam,
  ProofQuery,
  toConsistencyProofDto,
  toInclusionProofDto,
} from './proof.dto.js';

/** Single entries, and what proves that they are in the tree that was signed. */
@Controller('v1/ledgers/:id')
@Allow('auditor', 'officer', 'admin')
export class ProofsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly ledgers: Ledgers,
  ) {}

  /** An entry, with the text that its leaf hash is taken of. */
  @Get('entries/:position')
  async entry(@Param() { id, position }: PositionParam): Promise<EntryTextDto> {
    const ledger = this.ledgers.named(id);
    return toEntryTextDto(await this.queries.execute(new EntryAt(ledger, position)));
  }

  /** The received bytes of an entry, unaltered. */
  @Get('entries/:position/payload')
  @Answers('application/octet-stream')
  async payload(
    @Param() { id, position }: PositionParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const ledger = this.ledgers.named(id);
    const { payload } = await this.queries.execute(new EntryAt(ledger, position));
    if (payload === null)
      throw new NotFoundException(`entry ${position} has no payload, or it was erased`);
    // never shown by a browser: what publishers send is not ours to vouch for
    await reply
      .type('application/octet-stream')
      .header('x-payload-media-type', headerValue(payload.mediaType ?? ''))
      .header('content-disposition', `attachment; filename="payload-${position}"`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .send(Buffer.from(payload.value));
  }

  /** The proof that an entry is in the tree: a tlog-proof, or its parts as JSON. */
  @Get('entries/:position/proof')
  @Answers('text/plain', InclusionProofDto)
  async inclusion(
    @Param() { id, position }: PositionParam,
    @Query() { size }: ProofQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const of = new InclusionProofOf(this.ledgers.named(id), position, size ?? null);
    const proof = await this.queries.execute(of);
    if (request.headers.accept?.includes('application/json') === true) {
      return reply.type('application/json').send(toInclusionProofDto(position, proof));
    }
    const { hashes, checkpoint } = proof;
    const text = formatProofText({ index: BigInt(position), hashes, checkpoint, extra: null });
    await reply.type('text/plain; charset=utf-8').send(text);
  }

  /** The proof that an earlier tree begins the tree of a checkpoint. */
  @Get('consistency')
  async consistency(
    @Param('id') id: string,
    @Query() { from, to }: ConsistencyQuery,
  ): Promise<ConsistencyProofDto> {
    const of = new ConsistencyProofOf(this.ledgers.named(id), from, to ?? null);
    return toConsistencyProofDto(from, await this.queries.execute(of));
  }
}

/** Text of others in a header: what HTTP does not allow there is left out. */
function headerValue(text: string): string {
  return text.replaceAll(/[^\t -~]/g, '').slice(0, 200);
}
