// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordsDigest, recordsKnow, rebuildRecords } from '#changes';
import { demoHistory } from '#demo';
import { isSameContent, judgeRecord } from '#ingest';
import { PostgresLedgerStore } from '#ledger';
import { FAILPOINT_VARIABLE, sleep, SystemClock } from '#platform';
import {
  createTestDatabase,
  endOf,
  startWorker,
  type TestDatabase,
  type TestWorker,
} from '#testing';

/** `npm run campaign` repeats each fault; `npm test` shows that each is survived. */
const ROUNDS = Number(process.env['CAMPAIGN_ROUNDS'] ?? 1);
const ROUND = 400;
const LEDGER = 'main';
const HEADERS = [['content-type', Buffer.from('application/cloudevents+json')]] as const;
const CHANNEL = { kind: 'http', route: 'POST /v1/events', principal: 'spec' } as const;
const { PATH = '', HOME = '' } = process.env;

const PLACES = [
  'project.after_read',
  'project.after_fold',
  'project.after_move',
  'project.before_commit',
  'project.after_commit',
];
const SWITCH_PLACES = [
  'rebuild.before_switch',
  'rebuild.before_switch_commit',
  'rebuild.after_switch',
];

let test: TestDatabase;
let store: PostgresLedgerStore;
let running: TestWorker[] = [];
const events = demoHistory({ events: 1_000_000 });

beforeAll(async () => {
  test = await createTestDatabase();
  store = new PostgresLedgerStore(test.database, new SystemClock());
  await store.open(LEDGER, 'localhost/change-ledger/main');
});
afterEach(async () => {
  for (const worker of running) await killed(worker);
  running = [];
});
afterAll(() => test?.drop());

/** A worker that projects, as it runs in production. */
function startProjector(failpoint = ''): TestWorker {
  const worker = startWorker({
    databaseUrl: test.url,
    brokers: [],
    topic: 'cdevents',
    ledger: LEDGER,
    roles: 'project',
    failpoint,
  });
  running.push(worker);
  return worker;
}

async function killed(worker: TestWorker): Promise<void> {
  worker.signal('SIGKILL');
  await worker.ended;
}

/** Appends the next events of an endless history. */
async function append(count = ROUND): Promise<void> {
  const entries = Array.from({ length: count }, () => {
    const value = Buffer.from(JSON.stringify(events.next().value?.event));
    return judgeRecord({ key: null, headers: HEADERS, value }, CHANNEL);
  });
  await store.append({ ledger: LEDGER, entries, isSameContent });
}

async function untilKnown(): Promise<void> {
  const { size } = await store.head(LEDGER);
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    if ((await recordsKnow(test.database, LEDGER)) === size) return;
  }
  throw new Error('the records do not know the ledger');
}

/** The records, and what the ledger comes to when it is folded from its beginning. */
async function recordsAndFold() {
  const { digest: records } = await recordsDigest(test.database, LEDGER);
  await rebuildRecords(LEDGER, { database: test.database, store });
  const { digest: fold } = await recordsDigest(test.database, LEDGER);
  return { records, fold };
}

/** `change-ledger rebuild`, killed where the fail-point says. */
async function killedRebuild(place: string): Promise<NodeJS.Signals | number> {
  const env = { PATH, HOME, DATABASE_URL: test.url, [FAILPOINT_VARIABLE]: `${place}=kill` };
  const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', 'rebuild', LEDGER], {
    env,
    stdio: 'ignore',
  });
  return endOf(child);
}

const rounds = Array.from({ length: ROUNDS }, (_, round) => round);

describe('the records are the fold of the ledger', { timeout: 120_000 }, () => {
  it.each(rounds.flatMap((round) => PLACES.map((place) => [place, round] as const)))(
    'after a projector was killed at %s (round %d)',
    async (place) => {
      const doomed = startProjector(`${place}=kill@2`);
      await append();
      while (!doomed.isOver) {
        await sleep(500);
        // the second pass wants a second helping
        await append(50);
      }
      expect(await doomed.ended).toBe('SIGKILL');
      startProjector();
      await append();
      await untilKnown();
      const { records, fold } = await recordsAndFold();
      expect(records).toBe(fold);
    },
  );

  it.each(rounds)('after two projectors at once, killed anywhere (round %d)', async () => {
    startProjector();
    startProjector();
    for (let kills = 0; kills < 4; kills += 1) {
      await append(200);
      await sleep(Math.random() * 1_000);
      const [first] = running.splice(0, 1);
      if (first !== undefined) await killed(first);
      startProjector();
    }
    await untilKnown();
    const { records, fold } = await recordsAndFold();
    expect(records).toBe(fold);
  });

  it.each(rounds.flatMap((round) => SWITCH_PLACES.map((place) => [place, round] as const)))(
    'after a rebuild was killed at %s (round %d)',
    async (place) => {
      startProjector();
      await append();
      await untilKnown();
      expect(await killedRebuild(place)).toBe('SIGKILL');
      await append(50);
      await untilKnown();
      const { records, fold } = await recordsAndFold();
      expect(records).toBe(fold);
      const generations = await test.database.query(
        'SELECT DISTINCT generation FROM fact WHERE ledger = $1',
        [LEDGER],
      );
      expect(generations).toHaveLength(1);
    },
  );
});
