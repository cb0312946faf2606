// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Log } from '#platform';
import { AppModule } from './app.module.js';
import type { ApiConfig } from './config.js';
import { AnswerFields } from './http/answer-fields.js';
import { isMatched } from './http/entity-tag.js';
import { BOUNDS, harden } from './http/harden.js';
import { RouteTable } from './http/route-table.js';
import { refuseAddress } from './http/refuse-address.js';
import { ReadRecorder } from './journal/read-recorder.js';
import { describeApi } from './openapi/describe-api.js';
import { serveDocs } from './openapi/serve-docs.js';
import { ServiceMeter } from './metrics/service-meter.js';

/** The API, ready to listen: closed by default, problems for errors, bodies bounded. */
export async function createApp(config: ApiConfig): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...BOUNDS,
    genReqId: () => randomUUID(),
    frameworkErrors: refuseAddress,
    routerOptions: { maxParamLength: 512 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), adapter, {
    bufferLogs: true,
    bodyParser: false,
  });
  app.useLogger(app.get(Log));
  const fastify = adapter.getInstance();
  const table = app.get(RouteTable);
  fastify.addHook('onRoute', ({ method, url }) => table.add(method, url));
  harden(fastify);
  acceptBodies(adapter);
  answerUnmodified(adapter);
  journalReads(adapter, app.get(ReadRecorder));
  measureRequests(adapter, app.get(ServiceMeter));
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
    }),
  );
  const description = describeApi(app);
  app.get(AnswerFields).learn(description);
  serveDocs(fastify, description);
  return app;
}

const JSON_TYPE = /^application\/json *(?:; *charset="?utf-8"?)?$/i;

/** What is stored as it was sent. */
const AS_SENT = /^\/v1\/(?:events(?:\?|$)|hooks\/)/;

/** JSON for our own commands; for events the bytes as sent, whatever their media type says. */
function acceptBodies(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  const raw = { parseAs: 'buffer' } as const;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', raw, (request, body, done) => {
    if (AS_SENT.test(request.url) || body.length === 0) return done(null, body);
    if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
      return done(refusal(415, 'send application/json, in UTF-8'));
    }
    try {
      done(null, JSON.parse(body.toString(), withoutNul));
    } catch {
      done(refusal(400, 'the body is not JSON, or holds a NUL'));
    }
  });
}

/** What the asker has already is not sent again (RFC 9110 §13). */
function answerUnmodified(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onSend', async ({ headers }, reply, payload) => {
    const tag = reply.getHeader('etag');
    if (reply.statusCode !== 200 || typeof tag !== 'string') return payload;
    if (!isMatched(headers['if-none-match'], tag)) return payload;
    reply.status(304);
    return null;
  });
}

/** After all that may change an answer: what is journalled is what is sent. */
function journalReads(adapter: FastifyAdapter, recorder: ReadRecorder): void {
  adapter.getInstance().addHook('onSend', (request, reply, payload) => {
    return recorder.answer(request, reply, payload);
  });
}

/** PostgreSQL holds no text with a NUL. */
function withoutNul(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && value.includes('\0')) throw new RangeError('NUL');
  return value;
}

function refusal(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}

/** Every answer is counted under its route's pattern, what no route matches under one name. */
function measureRequests(adapter: FastifyAdapter, meter: ServiceMeter): void {
  adapter.getInstance().addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const labels = { method, route: routeOptions.url ?? 'none', status: String(reply.statusCode) };
    meter.answered(labels, reply.elapsedTime / 1_000);
  });
}
