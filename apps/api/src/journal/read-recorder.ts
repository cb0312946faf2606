// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ReadAction, ReadJournal, targetOf } from '#access';
import { Clock, Log } from '#platform';
import type { AuthenticRequest } from '../access/bearer.guard.js';
import { digestOf } from '../http/content-digest.js';
import { Ledgers } from '../http/ledgers.js';
import { problemOf } from '../http/problem.js';

/** What an answer amounts to, as far as the recorder is told. */
interface Shown {
  readonly action: ReadAction;
  readonly rows: number;
  readonly digest: Uint8Array | null;
}

/** Headers that would say of an answer that is withheld what it says. */
const TELLING = [
  'etag',
  'link',
  'ledger-seq',
  'ledger-root',
  'ledger-rows',
  'repr-digest',
  'content-disposition',
];

/** Journals every read before its answer leaves: what cannot be journalled is not shown (ADR 0027). */
@Injectable()
export class ReadRecorder {
  private isFailing = false;

  constructor(
    private readonly journal: ReadJournal,
    private readonly ledgers: Ledgers,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** What is sent for `payload`: itself, or a problem where the read cannot be journalled. */
  async answer(request: AuthenticRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
    if (request.isRead !== true) return payload;
    try {
      await this.record(request, reply, shownBy(request, reply, payload));
      return payload;
    } catch {
      // what fails already shows nothing
      return reply.statusCode >= 500 ? payload : withhold(request, reply, payload);
    }
  }

  /** Journals how an export has ended. Throws JournalError. */
  async record(request: AuthenticRequest, reply: FastifyReply, shown: Shown): Promise<void> {
    const { principal } = request;
    if (principal === undefined) return;
    const seen = reply.getHeader('ledger-seq');
    try {
      await this.journal.add({
        ...shown,
        ledger: this.ledgers.journalOf(principal.scope, ledgerIn(request)),
        readAt: new Date(this.clock.nowMs()),
        requestId: request.id,
        principal: principal.id,
        role: principal.role,
        operation: `${request.method} ${request.routeOptions.url ?? ''}`,
        target: targetOf(request.url),
        status: reply.statusCode,
        asOf: seen === undefined ? null : Number(seen),
      });
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing)
        this.log.error('reads cannot be journalled: none is answered', { err: error });
      this.isFailing = true;
      throw error;
    }
  }
}

function shownBy(
  { method, shownRows }: AuthenticRequest,
  reply: FastifyReply,
  payload: unknown,
): Shown {
  const rows = reply.statusCode < 300 ? (shownRows ?? 1) : 0;
  if (payload instanceof Readable) return { action: 'export_began', rows, digest: null };
  const isSent = method !== 'HEAD' && (typeof payload === 'string' || Buffer.isBuffer(payload));
  if (!isSent) return { action: 'query', rows: 0, digest: null };
  return { action: 'query', rows, digest: digestOf(payload) };
}

/** The ledger that a request names: in its path, or as a parameter. */
function ledgerIn({ routeOptions, params, query }: AuthenticRequest): string | undefined {
  const isInPath = routeOptions.url?.startsWith('/v1/ledgers/:id') === true;
  const named = isInPath ? (params as { id?: unknown }).id : (query as { ledger?: unknown }).ledger;
  return typeof named === 'string' ? named : undefined;
}

function withhold({ id }: AuthenticRequest, reply: FastifyReply, payload: unknown): string {
  if (payload instanceof Readable) payload.destroy();
  for (const name of TELLING) reply.removeHeader(name);
  reply.removeTrailer('repr-digest');
  reply.status(503).header('retry-after', '2').header('cache-control', 'no-store');
  reply.type('application/problem+json').removeHeader('content-length');
  const detail = 'Reads are journalled, and the journal cannot be written.';
  return JSON.stringify(problemOf(503, { detail, instance: id }));
}
