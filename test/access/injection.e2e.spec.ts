// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoHistory } from '#demo';
import { sleep } from '#platform';
import { createTestDatabase, startService, type TestDatabase, type TestService } from '#testing';

// Text of strangers in every place that a client can put it (robustness.md §D 43, 44; §E).

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
}
interface Asked {
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, { readonly get?: { parameters?: Parameter[] } }>>;
};
const QUESTIONS = Object.entries(paths).flatMap(([path, { get }]): Asked[] =>
  get === undefined || !path.startsWith('/v1/') ? [] : [{ path, parameters: get.parameters ?? [] }],
);

/** What must be taken as text; none of it is the value of anything in the history. */
const HOSTILE = [
  `' OR '1'='1`,
  `'; DROP TABLE journalled_read; --`,
  `x' UNION SELECT hash FROM access_key --`,
  `$1) OR pg_sleep(9) IS NULL --`,
  '%',
  '_',
  '{"$ne":null}',
  '{a,b}',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'a\r\nX-Injected: yes',
  '\u001B[31m\u2028\u202Ex',
  '\uFFFF\u{1F4A5}',
];
const LEAK = /node_modules|\.js:\d|syntax error|root:x:0|relation "|pg_catalog/i;
const PERIOD = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

let database: TestDatabase;
let service: TestService;

beforeAll(async () => {
  database = await createTestDatabase();
  const settings = { LEDGER_LOG_LEVEL: 'debug' };
  service = await startService(database, null, { cdevents: 'main' }, settings);
  await service.ready();
  const events = [...demoHistory({ events: 1_000 })].slice(0, 240).map(({ event }) => event);
  await request(service.url)
    .post('/v1/events')
    .set('authorization', `Bearer ${service.keys.publisher}`)
    .set('content-type', 'application/cloudevents-batch+json')
    .send(JSON.stringify(events))
    .expect(202);
  while ((await get('/v1/deployments?limit=1')).body.asOf !== events.length - 1) await sleep(50);
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

const get = (address: string) =>
  request(service.url).get(address).set('authorization', `Bearer ${service.keys.auditor}`);

/** The address of a question with one hostile value, all else as it has to be. */
function addressOf({ path, parameters }: Asked, at: Parameter, value: string): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === at.name && at.in === 'path') return encodeURIComponent(value);
    return path.startsWith('/v1/ledgers') && name === 'id' ? 'main' : '7';
  });
  const needed = parameters.filter((each) => each.in === 'query' && each.required === true);
  const query = new URLSearchParams(
    needed.map(({ name }): [string, string] => [name, PERIOD[name as 'from' | 'to'] ?? '0']),
  );
  if (at.in === 'query') query.set(at.name, value);
  return `${filled}?${query.toString()}`;
}

/** What is wrong with the answer to a hostile value: nothing. */
async function faultOf(address: string): Promise<string | null> {
  const { status, headers, text, body } = await get(address);
  // bytes that are no text have none
  const shown = [text].join('');
  const answer = `${address}: ${status} ${shown.slice(0, 300)}`;
  if (status >= 500 || 'x-injected' in headers) return answer;
  if (LEAK.test(shown)) return answer;
  const isProblem = headers['content-type']?.startsWith('application/problem+json');
  if (status >= 400) return isProblem === true ? null : answer;
  return Array.isArray(body.items) && body.items.length > 0 ? answer : null;
}

/** What a server answers to bytes, until it ends the connection. */
async function raw(bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

describe('hostile text', () => {
  it.each(QUESTIONS.filter(({ parameters }) => parameters.length > 0))(
    'in each parameter of $path is refused, or finds nothing',
    async (question) => {
      const asked = question.parameters.filter((each) => each.in !== 'header');
      const addresses = asked.flatMap((each) =>
        HOSTILE.map((value) => addressOf(question, each, value)),
      );
      const faults = await Promise.all(addresses.map(faultOf));
      expect(faults.filter((fault) => fault !== null)).toEqual([]);
    },
  );

  it('as raw bytes in addresses and headers breaks nothing, and adds no header', async () => {
    const bytes = [
      '\t',
      '\u001B[2J',
      '\u0080',
      '\u00FF',
      '\u00E2\u0080\u00A8',
      '\u0000',
      '\r',
      '\n',
    ];
    const places = (text: string) => [
      `GET /v1/changes/a${text}X-Injected: yes HTTP/1.1\r\nHost: x\r\n`,
      `GET /v1/changes?service=a${text}X-Injected: yes HTTP/1.1\r\nHost: x\r\n`,
      `GET /v1/changes?service=a${text}b HTTP/1.1\r\nHost: x\r\n`,
      `GET /v1/changes HTTP/1.1\r\nHost: x\r\nX-Request-Id: a${text}X-Injected: yes\r\n`,
      `GET /v1/changes HTTP/1.1\r\nHost: x\r\nAccept-Datetime: a${text}b\r\n`,
      `GET /v1/changes HTTP/1.1\r\nHost: x\r\nIf-None-Match: "a${text}b"\r\n`,
      `GET /v1/changes HTTP/1.1\r\nHost: x\r\nX-Other: b\r\nAccept: a${text}b\r\n`,
    ];
    const key = `Authorization: Bearer ${service.keys.auditor}\r\nConnection: close\r\n\r\n`;
    const asked = bytes.flatMap(places).map((text) => Buffer.from(text + key, 'latin1'));
    const answers = await Promise.all(asked.map(raw));
    const statuses = answers.map((answer) => Number(answer.slice(9, 12)));
    expect(statuses.filter((status) => ![200, 400, 404].includes(status))).toEqual([]);
    expect(
      answers.filter((answer) => /^x-injected/im.test(answer.split('\r\n\r\n')[0] ?? '')),
    ).toEqual([]);
  });

  it('is in the log, if at all, as visible characters of one JSON line', async () => {
    for (const text of ['%0d%0a{"level":50}', '%1b%5b31m', '%e2%80%a8x']) {
      await request(service.url)
        .get(`/v1/changes/${text}`)
        .set('authorization', `Bearer ${decodeURIComponent(text).replaceAll(/[^!-~]/g, '')}`);
    }
    const lines = service.output().split('\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
    }
  });

  it('has dropped nothing, and every read of it is journalled', async () => {
    const sql = `SELECT count(*) AS n, count(DISTINCT request_id) AS ids FROM journalled_read`;
    const [row] = await database.database.query<{ n: number; ids: number }>(sql);
    expect(row?.n).toBe(row?.ids);
    expect(row?.n).toBeGreaterThan(1_000);
    expect((await get('/v1/access-log?limit=1')).body.items.length).toBe(1);
  });
});
