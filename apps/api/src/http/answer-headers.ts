// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { RootOf } from '#ledger';
import { linkHeaderOf } from './page-links.js';
import { seenFor } from './seen.js';

/** The headers that say of what an answer speaks. */
@Injectable()
export class AnswerHeaders {
  constructor(private readonly queries: QueryBus) {}

  /** Sets `Link`, `Ledger-Seq` and `Ledger-Root`: the position looked at, and the root of the tree up to it. */
  async describe(body: object, url: string, reply: FastifyReply): Promise<void> {
    reply.header('vary', 'accept, accept-datetime, authorization');
    const seen = seenFor(body);
    if (seen === null) return;
    const { ledger, asOf } = seen;
    reply.header('link', linkHeaderOf({ url, ledger, next: cursorIn(body) }));
    if (asOf === null) return;
    reply.header('ledger-seq', asOf);
    const root = await this.queries.execute(new RootOf(ledger, asOf + 1));
    if (root !== null) reply.header('ledger-root', Buffer.from(root).toString('base64'));
  }
}

/** Undefined: the answer is no page. */
function cursorIn(body: object): string | null | undefined {
  if (!('next' in body)) return undefined;
  return typeof body.next === 'string' ? body.next : null;
}
