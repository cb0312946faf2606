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
  http: {
    headersTimeout: 10_000,
    maxHeaderSize: MOST_HEADER_BYTES,
    connectionsCheckingInterval: 2_000,
  },
  clientErrorHandler: answerUnreadable,
} as const satisfies FastifyHttpOptions<Server>;

/** Request id and headers on every answer, and no address that cannot be read. */
export function harden(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers({ ...HEADERS, 'x-request-id': request.id });
    const refused = refusalOf(request.url);
    if (refused === null) return;
    const [status, detail] = refused;
    await reply
      .status(status)
      .type('application/problem+json')
      .send(problemOf(status, { detail, instance: request.id }));
  });
}

function refusalOf(url: string): readonly [status: number, detail: string] | null {
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
