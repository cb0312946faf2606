// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EVERYTHING, KeyStore, newAccessKey } from '#access';
import { type NewEvent, PostgresLedgerStore } from '#ledger';
import { sleep, SystemClock } from '#platform';
import {
  anEvent,
  createTestDatabase,
  startService,
  type TestDatabase,
  type TestService,
} from '#testing';

// Lists too long for the buffers on their way, taken away by readers that stop reading.

const ENTRIES = 30_000;
const CHUNK = 5_000;

/** An export whose reader has stopped after the first bytes. */
interface Stalled {
  readonly socket: Socket;
  readonly head: string;
}

let database: TestDatabase;
let service: TestService;
let stalled: Stalled[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  service = await startService(database, null);
  await service.ready();
  const store = new PostgresLedgerStore(database.database, new SystemClock());
  for (let at = 0; at < ENTRIES; at += CHUNK) {
    const entries = Array.from({ length: CHUNK }, (_, index) => aLongOne(at + index));
    await store.append({ ledger: 'main', entries, isSameContent: () => true });
  }
});
afterEach(() => {
  for (const { socket } of stalled) socket.destroy();
  stalled = [];
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

/** An entry that takes its room in a list. */
const aLongOne = (at: number): NewEvent => ({
  ...anEvent(`e${at}`),
  reason: `json_syntax: ${'a reason that takes its room '.repeat(8)}`,
});

async function auditor(): Promise<string> {
  const key = newAccessKey('auditor');
  const store = new KeyStore(database.database, new SystemClock());
  await store.register(key, { scope: EVERYTHING, expiresAt: null });
  return key.secret;
}

async function stall(secret: string): Promise<Stalled> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    `GET /v1/entries HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: application/x-ndjson\r\nAuthorization: Bearer ${secret}\r\n\r\n`,
  );
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  socket.pause();
  const opened = { socket, head: bytes.toString('latin1') };
  stalled.push(opened);
  return opened;
}

const statusOf = ({ head }: Stalled) => Number(head.slice(9, 12));
const isOpen = (each: Stalled) => statusOf(each) === 200;
const rssMb = () => {
  const status = readFileSync(`/proc/${service.pids.api}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
};

/** The rest of what a reader is sent, once it reads again. */
async function rest({ socket }: Stalled): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.resume();
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

async function brokenExports(): Promise<number> {
  const sql = `SELECT count(*) AS n FROM journalled_read WHERE action = 'export_broken'`;
  return (await database.database.query<{ n: number }>(sql))[0]?.n ?? 0;
}

async function untilBroken(count: number): Promise<void> {
  while ((await brokenExports()) < count) await sleep(50);
}

/** Until the exports hold no database session any more: neither a query nor a transaction. */
async function untilIdle(): Promise<void> {
  const sql = `SELECT FROM pg_stat_activity WHERE application_name LIKE 'change-ledger api%'
    AND datname = current_database() AND state <> 'idle'`;
  while ((await database.database.query(sql)).length > 0) await sleep(50);
}

describe.skipIf(process.platform !== 'linux')('two hundred exports that nobody reads on', () => {
  it('are sixty-four, in bounded memory, without a session; others are served, and slots come back', async () => {
    const keys = await Promise.all(Array.from({ length: 25 }, auditor));
    const before = { rss: rssMb(), broken: await brokenExports() };
    const opened = await Promise.all(
      keys.flatMap((key) => Array.from({ length: 8 }, () => stall(key))),
    );
    expect([opened.filter(isOpen).length, opened.length]).toEqual([64, 200]);
    expect(new Set(opened.map(statusOf))).toEqual(new Set([200, 429]));
    const refused = opened.find((each) => !isOpen(each));
    expect(refused?.head).toMatch(/retry-after: 10\r\n[\s\S]*"status":429/);
    await untilIdle();
    expect(rssMb() - before.rss).toBeLessThan(500);
    const read = await request(service.url)
      .get('/v1/entries?limit=1')
      .set('authorization', `Bearer ${keys[0]}`);
    expect(read.status).toBe(200);
    for (const { socket } of stalled) socket.destroy();
    await untilBroken(before.broken + 64);
    const again = await stall(keys[24] ?? '');
    expect(statusOf(again)).toBe(200);
  });
});

describe('an export', () => {
  it('of one principal is one of eight; the ninth is refused, another principal is not', async () => {
    const [own, other] = [await auditor(), await auditor()];
    const eight = await Promise.all(Array.from({ length: 8 }, () => stall(own)));
    expect(eight.map(statusOf)).toEqual(eight.map(() => 200));
    expect([statusOf(await stall(own)), statusOf(await stall(other))]).toEqual([429, 200]);
  });

  it('that is refused or is no list takes no slot', async () => {
    const key = await auditor();
    const ask = (path: string) =>
      request(service.url)
        .get(path)
        .set({ accept: 'text/csv', authorization: `Bearer ${key}` });
    for (let at = 0; at < 10; at += 1) {
      expect((await ask('/v1/entries?limit=1')).status).toBe(400);
      expect((await ask('/v1/entries?asOf=10')).status).toBe(200);
      expect((await ask('/v1/ledgers/main/entries/1/payload')).status).toBe(200);
      expect((await ask('/v1/changes/CHG-1')).status).toBe(404);
    }
  });

  it('whose reader reads on is whole', async () => {
    const opened = await stall(await auditor());
    const text = opened.head + (await rest(opened));
    expect(text.match(/"position":/g)?.length).toBe(ENTRIES);
    expect(text).toMatch(/0\r\nrepr-digest: sha-256=:[\w+/]{43}=:\r\n\r\n$/i);
  });

  it('that fails on its way ends its connection: no reader takes a part for the whole', async () => {
    const before = await brokenExports();
    const opened = await stall(await auditor());
    await database.database.query('ALTER TABLE ledger_entry RENAME TO hidden');
    const text = opened.head + (await rest(opened));
    await database.database.query('ALTER TABLE hidden RENAME TO ledger_entry');
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text).not.toMatch(/\r\n0\r\n/);
    expect(text.match(/"position":/g)?.length).toBeLessThan(ENTRIES);
    await untilBroken(before + 1);
    expect(statusOf(await stall(await auditor()))).toBe(200);
  });
});
