// SPDX-License-Identifier: Apache-2.0
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError, Log } from '#platform';
import { RouteTable } from './route-table.js';
import { type Problem, problemOf } from './problem.js';

/** error code of a lib → HTTP status; a code that is not here is a fault of ours */
const STATUS: Readonly<Record<string, number>> = {
  LEDGER_UNKNOWN: 404,
  ENTRY_UNKNOWN: 404,
  CHECKPOINT_UNKNOWN: 404,
  PROOF_RANGE: 400,
  ERASURE_UNKNOWN: 404,
  ERASURE_DECIDED: 409,
  FOUR_EYES: 403,
  NOTHING_TO_ERASE: 409,
  REPORT_UNKNOWN: 404,
  RECORDS_BEHIND: 503,
  DATABASE_UNAVAILABLE: 503,
  OIDC_UNAVAILABLE: 503,
  JOURNAL_UNAVAILABLE: 503,
  BROKER_UNAVAILABLE: 503,
  TOPIC_MISSING: 503,
  RECORD_TOO_LARGE: 413,
};

/** Turns whatever was thrown into a problem detail; what nobody expected is logged once, here. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly table: RouteTable,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const allowed = request.is404 ? this.table.methodsAt(request.url) : [];
    if (allowed.length > 0) void reply.header('allow', allowed.join(', '));
    const problem =
      allowed.length > 0
        ? problemOf(405, { detail: `allowed: ${allowed.join(', ')}`, instance: request.id })
        : this.problemFor(error, request.id);
    if (problem.status === 401) void reply.header('www-authenticate', challengeOf(request));
    if (problem.status === 503) void reply.header('retry-after', '2');
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }

  private problemFor(error: unknown, instance: string): Problem {
    if (error instanceof HttpException) return fromHttp(error, instance);
    const status = statusOf(error);
    if (status < 500 || status === 503) {
      return problemOf(status, { detail: messageOf(error), instance });
    }
    this.log.error('a request failed', { request: instance, err: error });
    return problemOf(500, { detail: 'The log has more under this request id.', instance });
  }
}

/** RFC 6750 §3: a bearer that was sent is told from one that is missing. */
function challengeOf({ headers }: FastifyRequest): string {
  return headers.authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
}

function fromHttp(error: HttpException, instance: string): Problem {
  const status = error.getStatus();
  const body = error.getResponse();
  const message = typeof body === 'object' && 'message' in body ? body.message : error.message;
  if (!Array.isArray(message)) return problemOf(status, { detail: String(message), instance });
  const errors = message.map(String);
  return problemOf(status, { detail: errors.join('; '), errors, instance });
}

function statusOf(error: unknown): number {
  if (error instanceof CodedError) return STATUS[String(error.code)] ?? 500;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code in STATUS) return STATUS[code] ?? 500;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
