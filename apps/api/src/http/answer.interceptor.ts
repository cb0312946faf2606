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
import { answerFormatOf } from './answer-format.js';
import { entityTagOf } from './entity-tag.js';
import type { ListPage, PagedList } from './list-stream.js';
import { PageQuery } from './page.dto.js';
import { linkHeaderOf } from './page-links.js';
import { selectFields } from './select-fields.js';

/** The parameters as they came: `next.handle()` checks them, each time it is called. */
type Asked = AuthenticRequest & { query: Record<string, unknown> };

interface Exchange {
  readonly request: Asked;
  readonly reply: FastifyReply;
  readonly handle: () => Promise<unknown>;
}

const STREAM_PAGE = '1000';

/**
 * The one way in which questions are answered (api.md): field selection, conditional requests,
 * links, the position looked at, and any list whole as NDJSON or CSV.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(private readonly exports: ExportStreams) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Asked>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (request.method !== 'GET') return next.handle();
    // later pages of a stream are asked for when the request's own context is over
    const onItsBehalf = AsyncLocalStorage.snapshot();
    const handle = () => onItsBehalf(() => firstValueFrom(next.handle()));
    const exchange = { request, reply, handle };
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

async function answerWhole({ request, reply, handle }: Exchange): Promise<unknown> {
  const body = await handle();
  // a handler that has answered by itself returns nothing
  if (typeof body !== 'object' || body === null) return body;
  const content = JSON.stringify(narrowed(body, request));
  request.shownRows = 'items' in body && Array.isArray(body.items) ? body.items.length : 1;
  describe(body, request, reply);
  reply.header('etag', entityTagOf(content)).header('cache-control', 'private, no-cache');
  reply.type('application/json; charset=utf-8');
  return content;
}

/** The list that is asked for, its first page read already, and what its headers say. */
async function openList(
  { request, reply, handle }: Exchange,
  format: 'ndjson' | 'csv',
  inPages: boolean,
): Promise<PagedList | undefined> {
  const { query } = request;
  const cut = ['limit', 'cursor'].find((name) => query[name] !== undefined);
  if (cut !== undefined) {
    throw new BadRequestException(`${cut}: not with ${format}, which holds a list whole`);
  }
  const read = async (cursor: string | null): Promise<ListPage | undefined> => {
    const paging = { limit: STREAM_PAGE, ...(cursor === null ? {} : { cursor }) };
    request.query = inPages ? { ...query, ...paging } : query;
    const body = await handle();
    if (isPage(body)) return narrowed(body, request) as ListPage;
    // a handler that has answered by itself returns nothing
    if (reply.sent) return undefined;
    throw new NotAcceptableException(`only lists are written as ${format}`);
  };
  let first = await read(null);
  if (first === undefined) return undefined;
  describe({ ...first, next: null }, request, reply);
  const { total, ledger, asOf } = first;
  const at = async (cursor: string | null): Promise<ListPage> => {
    const page = cursor === null ? first : await read(cursor);
    first = undefined;
    if (page !== undefined) return page;
    throw new Error('the first page of a list was asked for twice');
  };
  return { total, ledger, asOf, at };
}

/** The answer with the fields alone that were asked for: of a list, of its items. */
function narrowed(body: object, { query }: Asked): object {
  if (typeof query['fields'] !== 'string') return body;
  const fields = query['fields'].split(',');
  if (!isPage(body)) return selectFields(body, fields);
  return { ...body, items: body.items.map((item) => selectFields(item, fields)) };
}

/** The headers that say of what an answer speaks, where it says so itself. */
function describe(body: object, { url }: Asked, reply: FastifyReply): void {
  reply.header('vary', 'accept, accept-datetime, authorization');
  if (!('ledger' in body) || typeof body.ledger !== 'string') return;
  const next = 'next' in body && typeof body.next === 'string' ? body.next : null;
  reply.header('link', linkHeaderOf({ url, ledger: body.ledger, next }));
  if ('asOf' in body && typeof body.asOf === 'number') reply.header('ledger-seq', body.asOf);
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
