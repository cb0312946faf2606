// SPDX-License-Identifier: Apache-2.0
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import { problemOf } from './problem.js';

const LONGEST_URL = 8_192;
const MOST_HEADER_BYTES = 16_384;

/** What a browser is told of every answer: show nothing of it elsewhere, keep nothing, guess nothing. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};

/** Bounds of a request in time and size, for the server that reads it. */
export const BOUNDS = {
  bodyLimit: 1024 * 1024,
  requestTimeout: 30_000,
  // a client that stops reading or writing is let go
  connectionTimeout: 60_000,
  keepAliveTimeout: 10_000,
  // answered here, as a problem
  return503OnClosing: false,
  http: {
    headersTimeout: 10_000,
    maxHeaderSize: MOST_HEADER_BYTES,
    connectionsCheckingInterval: 2_000,
  },
  clientErrorHandler: answerUnreadable,
} as const satisfies FastifyHttpOptions<Server>;

/** Request id and headers on every answer; no address that cannot be read, and nothing new while stopping. */
export function harden(fastify: FastifyInstance): void {
  let isStopping = false;
  fastify.addHook('preClose', async () => {
    isStopping = true;
  });
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers({ ...HEADERS, 'x-request-id': request.id });
    if (isStopping) reply.header('connection', 'close');
    const refused = isStopping ? STOPPING : refusalOf(request.url);
    if (refused === null) return;
    const [status, detail] = refused;
    await reply
      .status(status)
      .type('application/problem+json')
      .send(problemOf(status, { detail, instance: request.id }));
  });
  fastify.addHook('onSend', async (request, reply) => {
    if (reply.statusCode !== 413 || isStopping) return;
    // a connection that is cut while its client writes takes the answer with it: what is still to come
    // is read past, for as long as a request may take
    reply.removeHeader('connection');
    request.raw.resume();
  });
}

type Refusal = readonly [status: number, detail: string];

/** What comes on a connection whose request before is still being answered. */
const STOPPING: Refusal = [503, 'this instance is being stopped: ask again on another connection'];

function refusalOf(url: string): Refusal | null {
  if (url.length > LONGEST_URL) return [414, `an address has at most ${LONGEST_URL} characters`];
  // PostgreSQL holds no text with a NUL, so that nothing can be found by it
  return /%00/.test(url) ? [400, 'an address holds no NUL'] : null;
}

/** What cannot even be read as a request is answered in the same shape, and the connection ended. */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = STATUS[error.code ?? ''] ?? 400;
  const body = JSON.stringify(problemOf(status, {}));
  socket.end(
    [
      `HTTP/1.1 ${status} ${REASON[status] ?? 'Bad Request'}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

const STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};
const REASON: Readonly<Record<number, string>> = {
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};
