// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import http, { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, startService, type TestDatabase, type TestService } from '#testing';

const TEN_MEGABYTES = 10 * 1024 * 1024;
const PROBLEM = 'application/problem+json; charset=utf-8';

let database: TestDatabase;
let service: TestService;

beforeAll(async () => {
  database = await createTestDatabase();
  const settings = { LEDGER_READS_PER_MINUTE: '60', LEDGER_LOG_LEVEL: 'error' };
  service = await startService(database, null, { cdevents: 'main' }, settings);
  await service.ready();
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

type Method = 'get' | 'post' | 'put' | 'delete' | 'patch' | 'options' | 'head';
const call = (method: Method, path: string, role: keyof TestService['keys'] = 'admin') =>
  request(service.url)[method](path).set('authorization', `Bearer ${service.keys[role]}`);

async function rawSocket(): Promise<Socket> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

/** What the server answers to bytes, until it ends the connection. */
async function raw(text: string): Promise<string> {
  const socket = await rawSocket();
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

/** What a client is answered that begins well, and then sends one byte a second. */
async function drip(begin: string, byte: string): Promise<string> {
  const socket = await rawSocket();
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(begin);
  const dripping = setInterval(() => socket.writable && socket.write(byte), 1_000);
  await once(socket, 'close');
  clearInterval(dripping);
  return Buffer.concat(chunks).toString();
}

/** Status and content type that are answered to ten megabytes. */
async function posted(agent: Agent, framing: Readonly<Record<string, string>>) {
  const authorization = `Bearer ${service.keys.publisher}`;
  const headers = { ...framing, authorization, 'content-type': 'application/json' };
  const asked = http.request(new URL('/v1/events', service.url), {
    method: 'POST',
    agent,
    headers,
  });
  asked.end(Buffer.alloc(TEN_MEGABYTES, 'x'));
  const [answer] = (await once(asked, 'response')) as [http.IncomingMessage];
  await once(answer.resume(), 'end');
  return [answer.statusCode, answer.headers['content-type']];
}

describe('every answer', () => {
  it('has a request id and tells a browser to show nothing, and to keep nothing unasked', async () => {
    for (const path of ['/v1/entries', '/health/live', '/v1/nothing', '/v1/entries?limit=0']) {
      const { headers } = await call('get', path);
      expect(headers).toMatchObject({
        'cache-control': expect.stringMatching(/^(no-store|private, no-cache)$/),
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    }
  });

  it('lets a browser run the page of the API, from here alone', async () => {
    const page = await request(service.url).get('/docs').expect(200);
    const policy = page.headers['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy.match(/https?:|\*|'unsafe-eval'/)).toBeNull();
    const named = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
    // an icon of nothing, so that a browser does not ask for one
    const fetched = named.filter((path) => path !== 'data:,');
    expect(fetched).toHaveLength(4);
    for (const path of fetched) {
      const { status, type } = await request(service.url).get(path);
      expect([path, status, type]).toEqual([
        path,
        200,
        expect.stringMatching(/^(text\/(css|javascript)|application\/json)$/),
      ]);
    }
  });

  it('gives other origins nothing, asked before or not', async () => {
    const asked = await call('options', '/v1/entries').set('origin', 'https://evil.example');
    const read = await call('get', '/v1/entries').set('origin', 'https://evil.example');
    const names = [asked, read].flatMap(({ headers }) => Object.keys(headers));
    expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('takes no request id, address or certificate from a client', async () => {
    const { headers } = await call('get', '/health/live').set('x-request-id', 'mine');
    expect(headers['x-request-id']).not.toBe('mine');
    const forged = request(service.url).get('/v1/entries').set({
      'x-forwarded-for': '127.0.0.1',
      'x-client-cert': 'CN=admin',
      'x-forwarded-user': 'a',
    });
    expect((await forged).status).toBe(401);
  });
});

describe('what is refused before it is read', () => {
  it('a method that an address does not know: 405 and those that it does', async () => {
    const asked: readonly (readonly [Method, string, string])[] = [
      ['put', '/v1/entries', 'GET, HEAD'],
      ['delete', '/v1/changes/CHG-1', 'GET, HEAD'],
      ['patch', '/v1/keys', 'GET, HEAD, POST'],
      ['options', '/v1/events', 'POST'],
      ['get', '/v1/events', 'POST'],
    ];
    for (const [method, path, allow] of asked) {
      const { status, headers, body } = await call(method, path);
      expect([status, headers.allow, body.status]).toEqual([405, allow, 405]);
    }
    expect((await call('head', '/v1/entries')).status).toBe(200);
    expect((await call('put', '/v1/nothing')).status).toBe(404);
  });

  it('a body that does not say it is JSON in UTF-8: 415', async () => {
    for (const type of ['text/plain', 'application/json; charset=utf-7', 'application/xml']) {
      const { status, headers } = await call('post', '/v1/keys')
        .set('content-type', type)
        .send('{}');
      expect([status, headers['content-type']]).toEqual([415, PROBLEM]);
    }
  });

  it.each([{ 'content-length': String(TEN_MEGABYTES) }, { 'transfer-encoding': 'chunked' }])(
    'ten megabytes: 413, also to who is still writing, on a connection that is kept: %o',
    async (framing) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let times = 0; times < 20; times += 1) {
        expect(await posted(agent, framing)).toEqual([413, PROBLEM]);
      }
      agent.destroy();
      expect((await call('get', '/health/live')).status).toBe(200);
    },
  );

  it('ten megabytes that are only announced: 413 at once, as a problem', async () => {
    const answer = await raw(
      `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.keys.publisher}\r\n` +
        'Content-Type: application/cloudevents+json\r\nConnection: close\r\n' +
        `Content-Length: ${TEN_MEGABYTES}\r\n\r\n{`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*application\/problem\+json[\s\S]*"status":413/);
  });

  it('a client that never ends its headers, or its body: 408, and the connection ended', async () => {
    const head = `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.keys.publisher}\r\n`;
    const [headers, body] = await Promise.all([
      drip(head, 'X'),
      drip(`${head}Content-Type: application/json\r\nContent-Length: 900\r\n\r\n`, '{'),
    ]);
    for (const answer of [headers, body]) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*application\/problem\+json/);
    }
    expect((await call('get', '/health/live')).status).toBe(200);
  });

  it('an address that is too long: 414; headers that are: 431', async () => {
    const long = await call('get', `/v1/changes?service=${'x'.repeat(9_000)}`);
    expect([long.status, long.headers['content-type'], long.body.status]).toEqual([
      414,
      PROBLEM,
      414,
    ]);
    const answer = await raw(
      `GET /v1/entries HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(65_536)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 [\s\S]*application\/problem\+json/);
  });

  it.each([
    ['both lengths', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['a length that is no number', 'Content-Length: 1e3\r\n\r\n{}'],
  ])('a request with %s: 400, and the connection ended', async (_, rest) => {
    const answer = await raw(`POST /v1/events HTTP/1.1\r\nHost: x\r\n${rest}`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('injection in paths and filters finds nothing and breaks nothing', async () => {
    const texts = [
      "' OR 1=1 --",
      '%00',
      '..%2f..%2fetc%2fpasswd',
      '%27%3BDROP TABLE entry',
      '%0d%0aX: y',
      '%ff',
    ];
    const statuses: number[] = [];
    for (const text of texts) {
      for (const path of ['/v1/changes/', '/v1/changes?service=', '/v1/ledgers/main/tile/']) {
        const answer = await call('get', path + text.replaceAll(' ', '%20'));
        expect(answer.text).not.toMatch(/ at .*\.js:\d+|postgres|syntax error/i);
        statuses.push(answer.status);
      }
    }
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    const named = { role: 'auditor', ledgers: ['a\0b'], environments: ['*'] };
    expect((await call('post', '/v1/keys').send(named)).status).toBe(400);
  });
});

describe('many reads', () => {
  it('are answered 429 with the time to wait, and intake is not', async () => {
    const answers = await Promise.all(
      Array.from({ length: 70 }, () => call('get', '/v1/entries?limit=1', 'officer')),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers).toMatchObject({
      'retry-after': expect.stringMatching(/^[1-9]\d*$/),
      'ratelimit-policy': '"reads";q=60;w=60',
      'content-type': PROBLEM,
    });
    expect((await call('get', '/v1/entries?limit=1', 'auditor')).status).toBe(200);
    const posts = await Promise.all(
      Array.from({ length: 70 }, () => call('post', '/v1/events', 'publisher').send('x')),
    );
    expect(posts.filter(({ status }) => status === 429)).toEqual([]);
  });
});
