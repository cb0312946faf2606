// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sleep } from '#platform';
import { createTestDatabase, startService, type TestDatabase, type TestService } from '#testing';

// What becomes of requests that are under way when the API is asked to stop.

let database: TestDatabase;
let service: TestService;

beforeEach(async () => {
  database = await createTestDatabase();
  service = await startService(database, null);
  await service.ready();
});
afterEach(async () => {
  await service?.stop();
  await database?.drop();
});

async function open(text: string): Promise<Socket> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

async function everything(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

const read = () =>
  `GET /v1/entries HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.keys.auditor}\r\n\r\n`;
const terminate = () => process.kill(service.pids.api, 'SIGTERM');

/** Holds every read of entries back until `then` is over, and some is waiting. */
async function whileReadsWait(then: () => Promise<void>): Promise<void> {
  await database.database.transaction(async (session) => {
    await session.query('LOCK TABLE ledger_head IN ACCESS EXCLUSIVE MODE');
    await then();
  });
}

async function untilWaiting(): Promise<void> {
  const sql = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'
    AND application_name = 'change-ledger api' AND datname = current_database()`;
  while ((await database.database.query(sql)).length === 0) await sleep(20);
}

async function untilRefused(): Promise<void> {
  const { hostname, port } = new URL(service.url);
  const isTaken = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(Number(port), hostname);
      socket.on('connect', () => (socket.destroy(), resolve(true)));
      socket.on('error', () => resolve(false));
    });
  while (await isTaken()) await sleep(20);
}

describe('an API that is asked to stop', () => {
  it('answers what is under way, takes nothing new, and ends with 0', async () => {
    const idle = await open('');
    const posting = await open(
      `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.keys.publisher}\r\n` +
        'Content-Type: application/cloudevents+json\r\nContent-Length: 2\r\n\r\n{',
    );
    const reading = await open('');
    const answers = [everything(reading), everything(posting), everything(idle)];
    await whileReadsWait(async () => {
      reading.write(read());
      await untilWaiting();
      terminate();
      await untilRefused();
      posting.write('}');
    });
    const [readAnswer, postAnswer, nothing] = await Promise.all(answers);
    expect(readAnswer).toMatch(/^HTTP\/1\.1 200 [\s\S]*"items":\[\]/);
    expect(postAnswer).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json/);
    expect(nothing).toBe('');
    expect(await service.apiEnded).toBe(0);
    const rows = await database.database.query(
      `SELECT operation, status FROM journalled_read WHERE operation = 'GET /v1/entries'`,
    );
    expect(rows).toEqual([{ operation: 'GET /v1/entries', status: 200 }]);
  });

  it('answers what comes behind a request under way with a problem, and ends the connection', async () => {
    const reading = await open(read());
    const answers = everything(reading);
    await whileReadsWait(async () => {
      await untilWaiting();
      terminate();
      await untilRefused();
      reading.write(read());
    });
    const [first, second] = (await answers).split(/(?=HTTP\/1\.1 503)/);
    expect(first).toMatch(/^HTTP\/1\.1 200 /);
    const [head = '', body = ''] = second?.split('\r\n\r\n') ?? [];
    expect(head).toMatch(/^content-type: application\/problem\+json/im);
    expect(head).toMatch(/^connection: close/im);
    expect(JSON.parse(body)).toMatchObject({ type: '/problems/unavailable', status: 503 });
    expect(await service.apiEnded).toBe(0);
  });

  it('ends all the same when a client never finishes its request, or is told twice', async () => {
    const half = await open('GET /v1/entries HTTP/1.1\r\nHost');
    const ended = everything(half);
    terminate();
    terminate();
    expect(await service.apiEnded).toBe(0);
    expect(await ended).not.toMatch(/^HTTP\/1\.1 200/);
  });

  it('leaves no session in the database', async () => {
    const gone = await open(read());
    gone.end();
    terminate();
    await service.apiEnded;
    const sql = `SELECT FROM pg_stat_activity WHERE application_name LIKE 'change-ledger api%'
      AND datname = current_database()`;
    while ((await database.database.query(sql)).length > 0) await sleep(20);
    expect(service.output()).not.toMatch(/"level":50/);
  });
});
