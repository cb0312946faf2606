// SPDX-License-Identifier: Apache-2.0
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  BadRequestException,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  NotAcceptableException,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import type { AuthenticRequest } from '../access/bearer.guard.js';
import { ExportStreams } from '../journal/export-streams.js';
import { operationIdOf } from '../openapi/operation-id.js';
import { AnswerFields } from './answer-fields.js';
import { answerFormatOf } from './answer-format.js';
import { AnswerHeaders } from './answer-headers.js';
import { entityTagOf } from './entity-tag.js';
import { itemOf, jsonOf } from './json-text.js';
import type { ListPage, PagedList } from './list-stream.js';
import { PageQuery } from './page.dto.js';
import { requireWhole } from './require-whole.js';
import { selectFields } from './select-fields.js';

/** The parameters as they came: `next.handle()` checks them, each time it is called. */
type Asked = AuthenticRequest & { query: Record<string, unknown> };

interface Exchange {
  readonly request: Asked;
  readonly reply: FastifyReply;
  readonly handle: () => Promise<unknown>;
  /** those alone that are to be shown; none: all */
  readonly fields: readonly string[];
  readonly headers: AnswerHeaders;
}

const STREAM_PAGE = '1000';

/**
 * The one way in which questions are answered (api.md): field selection, conditional requests,
 * links, the position looked at, and any list whole as NDJSON or CSV.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly exports: ExportStreams,
    private readonly fields: AnswerFields,
    private readonly headers: AnswerHeaders,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Asked>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (request.method !== 'GET') return next.handle();
    // later pages of a stream are asked for when the request's own context is over
    const onItsBehalf = AsyncLocalStorage.snapshot();
    const handle = () => onItsBehalf(() => firstValueFrom(next.handle()));
    const fields = fieldsOf(request);
    this.fields.check(operationIdOf(context.getClass().name, context.getHandler().name), fields);
    const exchange = { request, reply, handle, fields, headers: this.headers };
    acceptDatetime(request);
    const format = answerFormatOf(request);
    if (format === 'json') return from(answerWhole(exchange));
    return from(this.answerStream(exchange, format, takesPages(context)));
  }

  private async answerStream(
    exchange: Exchange,
    format: 'ndjson' | 'csv',
    inPages: boolean,
  ): Promise<unknown> {
    const { request, reply } = exchange;
    const release = this.exports.take(request, reply);
    try {
      const list = await openList(exchange, format, inPages);
      if (list === undefined) return release();
      request.shownRows = list.total;
      reply.type(TYPES[format]).header('ledger-rows', list.total);
      reply.header('cache-control', 'private, no-store');
      return this.exports.open({ request, reply, list, format, release });
    } catch (error) {
      release();
      throw error;
    }
  }
}

const TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson',
} as const;

/** RFC 7089: a time to look back to, as a header; the same as `asOf`. */
function acceptDatetime(request: Asked): void {
  const text = request.headers['accept-datetime'];
  if (text === undefined || request.query['asOf'] !== undefined) return;
  const at = new Date(String(text));
  if (Number.isNaN(at.getTime())) {
    throw new BadRequestException('accept-datetime: a date such as Wed, 30 Sep 2026 12:00:00 GMT');
  }
  request.query = { ...request.query, asOf: at.toISOString() };
}

async function answerWhole(exchange: Exchange): Promise<unknown> {
  const { request, reply, handle, headers } = exchange;
  const body = await handle();
  // a handler that has answered by itself returns nothing
  if (typeof body !== 'object' || body === null) return body;
  // as bytes at once: they are hashed, counted and sent
  const content = Buffer.from(jsonOf(narrowed(body, exchange)));
  request.shownRows = 'items' in body && Array.isArray(body.items) ? body.items.length : 1;
  await headers.describe(body, request.url, reply);
  reply.header('etag', entityTagOf(content)).header('cache-control', 'private, no-cache');
  reply.type('application/json; charset=utf-8');
  return content;
}

/** The list that is asked for, its first page read already, and what its headers say. */
async function openList(
  exchange: Exchange,
  format: 'ndjson' | 'csv',
  inPages: boolean,
): Promise<PagedList | undefined> {
  const { request, reply, handle, headers } = exchange;
  const { query } = request;
  requireWhole(query, format);
  const read = async (cursor: string | null): Promise<ListPage | undefined> => {
    const paging = { limit: STREAM_PAGE, ...(cursor === null ? {} : { cursor }) };
    request.query = inPages ? { ...query, ...paging } : query;
    const body = await handle();
    if (isPage(body)) return narrowed(body, exchange) as ListPage;
    // a handler that has answered by itself returns nothing
    if (reply.sent) return undefined;
    throw new NotAcceptableException(`only lists are written as ${format}`);
  };
  let first = await read(null);
  if (first === undefined) return undefined;
  await headers.describe({ ...first, next: null }, request.url, reply);
  const { total, ledger, asOf } = first;
  const at = async (cursor: string | null): Promise<ListPage> => {
    const page = cursor === null ? first : await read(cursor);
    first = undefined;
    if (page !== undefined) return page;
    throw new Error('the first page of a list was asked for twice');
  };
  return { total, ledger, asOf, at };
}

function fieldsOf({ query }: Asked): readonly string[] {
  return typeof query['fields'] === 'string' ? query['fields'].split(',') : [];
}

/** The answer with the fields alone that were asked for: of a list, of its items. */
function narrowed(body: object, { fields }: Exchange): object {
  if (fields.length === 0) return body;
  if (!isPage(body)) return selectFields(body, fields);
  return { ...body, items: body.items.map((item) => selectFields(itemOf(item), fields)) };
}

/** Whether the route's parameters are those of a list in pages. */
function takesPages(context: ExecutionContext): boolean {
  const { prototype } = context.getClass<object>() as { readonly prototype: object };
  const types: unknown = Reflect.getMetadata(
    'design:paramtypes',
    prototype,
    context.getHandler().name,
  );
  return (
    Array.isArray(types) &&
    types.some((type) => typeof type === 'function' && type.prototype instanceof PageQuery)
  );
}

function isPage(body: unknown): body is ListPage {
  return typeof body === 'object' && body !== null && 'items' in body && 'next' in body;
}
