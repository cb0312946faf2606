// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsDigest, recordsKnow } from '#changes';
import { demoHistory } from '#demo';
import { isSameContent, judgeRecord } from '#ingest';
import { PostgresLedgerStore } from '#ledger';
import { sleep, SystemClock } from '#platform';
import { createTestDatabase, type TestDatabase } from '#testing';

const HEADERS = [['content-type', Buffer.from('application/cloudevents+json')]] as const;
const CHANNEL = { kind: 'http', route: 'POST /v1/events', principal: 'spec' } as const;
const history = Array.from(demoHistory({ events: 4_000 }), ({ event }) => event);
const folder = mkdtempSync(join(tmpdir(), 'change-ledger-'));
const configuration = join(folder, 'records.yaml');
const { PATH = '', HOME = '' } = process.env;

let test: TestDatabase;
let store: PostgresLedgerStore;

beforeAll(async () => {
  test = await createTestDatabase();
  store = new PostgresLedgerStore(test.database, new SystemClock());
  writeFileSync(configuration, "version: 'one'\nbots: [urn:bot:dependencies]\n");
});
afterAll(async () => {
  await test?.drop();
  rmSync(folder, { recursive: true });
});

/** A worker that projects, as it runs in production. */
function startProjector(): ChildProcess {
  return fork('dist/apps/worker/src/main.js', [], {
    env: {
      PATH,
      HOME,
      DATABASE_URL: test.url,
      KAFKA_BROKERS: '',
      LEDGER_TOPICS: 'cdevents=main',
      LEDGER_LOG_LEVEL: 'error',
      LEDGER_CONFIGURATION: configuration,
      WORKER_ROLES: 'project',
    },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function append(from: number, to: number): Promise<void> {
  const entries = history.slice(from, to).map((event) => {
    const value = Buffer.from(JSON.stringify(event));
    return judgeRecord({ key: null, headers: HEADERS, value }, CHANNEL);
  });
  await store.append({ ledger: 'main', entries, isSameContent });
}

async function sizeWhen(isSo: (size: number) => boolean): Promise<number> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(20)) {
    const heads = await store.heads();
    const size = heads.find(({ ledger }) => ledger === 'main')?.size ?? -1;
    if (isSo(size)) return size;
  }
  throw new Error('the ledger does not grow');
}

async function untilKnown(): Promise<void> {
  const { size } = await store.head('main');
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(20)) {
    if ((await recordsKnow(test.database, 'main')) === size) return;
  }
  throw new Error('the records do not know the ledger');
}

function rebuild(...args: readonly string[]) {
  const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', 'rebuild', ...args], {
    env: { PATH, HOME, DATABASE_URL: test.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (output += text.toString()));
  }
  const done = once(child, 'close').then(([code]) => ({ code: code as number, output }));
  return { child, done };
}

describe('a projector that is killed', () => {
  it('leaves records that the next one finishes, as a rebuild would make them', async () => {
    const founding = startProjector();
    // the configuration is the first entry: it applies to all that follow
    expect(await sizeWhen((size) => size > 0)).toBe(1);
    let projectors = [founding, startProjector()];
    for (let at = 0; at < history.length; at += 250) {
      await append(at, at + 250);
      await sleep((at * 7) % 190);
      const [first, ...others] = projectors;
      if (first !== undefined && at % 500 === 0) await killed(first);
      if (at % 500 === 0) projectors = [...others, startProjector()];
    }
    await untilKnown();
    for (const each of projectors) await killed(each);
    const size = history.length + 1;
    const { digest } = await recordsDigest(test.database, 'main');
    const { code, output } = await rebuild().done;
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(`^main: rebuilt from ${size} entries in \\d+\\.\\d s\n$`),
    });
    expect(await recordsDigest(test.database, 'main')).toMatchObject({ digest });
  });

  it('enters its configuration again only when that has changed', async () => {
    const before = (await store.head('main')).size;
    const same = startProjector();
    await sleep(1_500);
    await killed(same);
    expect((await store.head('main')).size).toBe(before);
    writeFileSync(configuration, "version: 'two'\n");
    const other = startProjector();
    expect(await sizeWhen((size) => size > before)).toBe(before + 1);
    await untilKnown();
    await killed(other);
  });
});

describe('change-ledger rebuild', () => {
  it('says that there is no such ledger', async () => {
    expect(await rebuild('none').done).toEqual({
      code: 1,
      output: "change-ledger: no ledger 'none': say --ledger main\n",
    });
  });

  it('ends with 75 when somebody else is at it', async () => {
    const session = await test.database.connect();
    await session.query(`SELECT pg_advisory_lock(hashtextextended('rebuild records main', 0))`);
    const { code } = await rebuild('main').done;
    session.release(true);
    expect(code).toBe(75);
  });

  it('ends with 130 on Ctrl-C, and the old records serve on', async () => {
    const { digest } = await recordsDigest(test.database, 'main');
    const { child, done } = rebuild('main');
    await test.database.transaction(async (session) => {
      await session.query('LOCK TABLE fact IN EXCLUSIVE MODE');
      const waiting = `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`;
      while ((await session.query<{ n: number }>(waiting)).rows[0]?.n === 0) await sleep(20);
      child.kill('SIGINT');
      await sleep(100);
    });
    expect(await done).toEqual({
      code: 130,
      output: 'change-ledger: stopped: the old records go on serving\n',
    });
    expect(await recordsDigest(test.database, 'main')).toMatchObject({ digest });
  });
});
