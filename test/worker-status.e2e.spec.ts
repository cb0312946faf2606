// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isSameContent } from '#ingest';
import { PostgresLedgerStore } from '#ledger';
import { sleep, SystemClock } from '#platform';
import {
  anEvent,
  createTestDatabase,
  startWorker,
  type TestDatabase,
  type TestWorker,
} from '#testing';

const LEDGER = 'main';
const UNREACHABLE = '127.0.0.1:1';

let test: TestDatabase;
let statusPort: number;
let running: TestWorker | null = null;

/** A server on a port that was free. */
async function openServer() {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

function start(roles: string, brokers: readonly string[] = []): TestWorker {
  const { url: databaseUrl } = test;
  running = startWorker({
    databaseUrl,
    brokers,
    topic: 'cdevents',
    ledger: LEDGER,
    roles,
    statusPort,
  });
  return running;
}

const get = (path: string) => request(`http://127.0.0.1:${statusPort}`).get(path);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
    // until it listens, the connection is refused
    if (await isSo().catch(() => false)) return;
  }
  throw new Error(`not so: ${isSo.toString()}`);
}

beforeAll(async () => {
  test = await createTestDatabase();
  const { server, port } = await openServer();
  server.close();
  statusPort = port;
});
afterEach(async () => {
  running?.signal('SIGTERM');
  await running?.ended;
  running = null;
});
afterAll(() => test?.drop());

describe('a worker with LEDGER_WORKER_PORT', () => {
  it('says that it is ready, and shows in metrics how far the records are', async () => {
    const store = new PostgresLedgerStore(test.database, new SystemClock());
    await store.open(LEDGER, `localhost/change-ledger/${LEDGER}`);
    const entries = ['a', 'b', 'c'].map((id) => anEvent(id));
    await store.append({ ledger: LEDGER, entries, isSameContent });
    start('project');
    const isReady = async () => (await get('/health/ready')).status === 200;
    await until(async () => (await isReady()) && (await folded()) === 3);
    expect((await get('/health/live')).body).toEqual({ status: 'live' });
    expect((await get('/health')).body).toMatchObject({
      status: 'ready',
      roles: [{ role: 'project', ready: true, detail: { lag: 0, parked: 0 } }],
    });
    const { text, headers } = await get('/metrics');
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(text).toContain('# TYPE ledger_projection_lag_positions gauge');
    expect(text).toMatch(/^ledger_projection_lag_positions\{ledger="main",.*\} 0$/m);
    expect(text).toMatch(/^process_cpu_seconds_total\{/m);
  });

  it('lives, but is not ready, while the broker is away', async () => {
    start('ingest', [UNREACHABLE]);
    await until(async () => (await get('/health/live')).status === 200);
    const { status, body } = await get('/health/ready');
    expect([status, body]).toEqual([503, { status: 'not ready' }]);
    const { text } = await get('/metrics');
    expect(text).toMatch(/^ledger_intake_failing_partitions\{.*\} 0$/m);
  });

  it('answers nothing else', async () => {
    start('project');
    await until(async () => (await get('/health/live')).status === 200);
    expect((await get('/v1/entries')).status).toBe(404);
  });

  it('ends with 1 when something else has the port', async () => {
    const { server, port } = await openServer();
    statusPort = port;
    const worker = start('project');
    expect(await worker.ended).toBe(1);
    server.close();
  });
});

async function folded(): Promise<number> {
  const { text } = await get('/metrics');
  const [, value] = /^ledger_projection_entries_total\{.*\} (\d+)$/m.exec(text) ?? [];
  return Number(value);
}
