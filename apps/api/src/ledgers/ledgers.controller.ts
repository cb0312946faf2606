// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { ArchiveFileOf, CheckpointStore, parseArchivePath, SealedLedgers } from '#ledger';
import { Clock } from '#platform';
import { Allow, Shows } from '../access/allow.js';
import { Ledgers } from '../http/ledgers.js';
import { Answers } from '../openapi/answers.js';
import { SealedLedgersDto, toSealedLedgerDto } from './sealed-ledger.dto.js';

const FULL_WIDTH = 256;

/** The ledgers and their archives, under the paths of C2SP tlog-tiles. */
@Controller('v1/ledgers')
@Allow('auditor', 'officer', 'admin')
export class LedgersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly ledgers: Ledgers,
    private readonly checkpoints: CheckpointStore,
    private readonly clock: Clock,
  ) {}

  /** Lists the ledgers: origin, size, keys, the newest checkpoint and its age. */
  @Get()
  @Allow('auditor', 'officer', 'operator', 'admin')
  @Shows('nothing')
  async list(): Promise<SealedLedgersDto> {
    const visible = this.ledgers.visible();
    const sealed = await this.queries.execute(new SealedLedgers());
    const found = sealed.filter(({ ledger }) => visible.includes(ledger));
    const items = found.map((ledger) => toSealedLedgerDto(ledger, this.clock.nowMs()));
    return { items, total: items.length };
  }

  /** The newest checkpoint, as a signed note. */
  @Get(':id/checkpoint')
  @Answers('text/plain')
  @Allow('auditor', 'officer', 'operator', 'admin')
  @Shows('nothing')
  async checkpoint(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.checkpoints.find(this.ledgers.named(id), null);
    if (found === null) throw new NotFoundException('nothing is sealed yet: ask again in a second');
    const { note } = found;
    const etag = `"${createHash('sha256').update(note).digest('base64url')}"`;
    reply.header('cache-control', 'no-cache').header('etag', etag);
    await reply.type('text/plain; charset=utf-8').send(note);
  }

  /** Hashes of the tree, and bundles of entries: their bytes exactly as hashed. */
  @Get(':id/tile/*')
  @Answers('application/octet-stream')
  async tile(
    @Param('id') id: string,
    @Param('*') path: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, isFull } = await this.file(id, `tile/${path}`);
    // a full file never changes; a partial one neither, but the full one replaces it
    const maxAge = isFull ? 'max-age=31536000, immutable' : 'max-age=3600';
    await reply
      .header('cache-control', `private, ${maxAge}`)
      .type('application/octet-stream')
      .send(bytes);
  }

  /** Bundles of payloads with their salts. Never cached: an erasure must reach every copy. */
  @Get(':id/payload/*')
  @Answers('application/octet-stream')
  async payload(
    @Param('id') id: string,
    @Param('*') path: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes } = await this.file(id, `payload/${path}`);
    await reply.header('cache-control', 'no-store').type('application/octet-stream').send(bytes);
  }

  private async file(id: string, path: string) {
    const ledger = this.ledgers.named(id);
    const file = parseArchivePath(path);
    const bytes = file && (await this.queries.execute(new ArchiveFileOf(ledger, file)));
    if (!file || !bytes) throw new NotFoundException(`the sealed ledger has no file ${path}`);
    return { bytes: Buffer.from(bytes), isFull: file.width === FULL_WIDTH };
  }
}
