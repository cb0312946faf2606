// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Database, Log, Metrics, sleep, SystemClock } from '#platform';
import { DEFAULT_CONFIGURATION } from './domain/configuration/default-configuration.js';
import type { RecordsConfiguration } from './domain/configuration/records-configuration.js';
import { recordsKnow } from './postgres/checkpoints.js';
import type { LedgerStatus } from './projection/ledger-status.js';
import { FOLDING } from './projection/fold-entries.js';
import { readEntry } from './projection/read-entries.js';
import { Projector, type ProjectorOptions } from './projector.js';
import { enterConfiguration } from './enter-configuration.js';
import { appendEvents } from './testing/append-events.js';
import { eventsGiven } from './testing/given.js';
import { effect } from './testing/rollout.js';
import {
  createRecordsDatabase,
  demoEvents,
  type RecordsDatabase,
} from './testing/records-database.js';

const events = demoEvents(1_500);
const MINE: RecordsConfiguration = {
  ...DEFAULT_CONFIGURATION,
  version: 'mine',
  environments: [{ environment: 'blue', tier: 'production' }],
};
let test: RecordsDatabase;
const running: { projector: Projector; database: Database; metrics: Metrics }[] = [];

beforeAll(async () => {
  test = await createRecordsDatabase();
});
afterEach(async () => {
  for (const { projector, database } of running.splice(0)) {
    await projector.stop();
    await database.close();
  }
});
afterAll(() => test.drop());

async function start(
  ledger: string,
  more: Pick<ProjectorOptions, 'configuration' | 'folding'> = {},
): Promise<Projector> {
  const database = new Database({ url: test.url, applicationName: `projector ${running.length}` });
  const { store } = test;
  const metrics = new Metrics('spec');
  const options = {
    database,
    store,
    metrics,
    ledgers: [ledger],
    log: new Log('spec', 'error'),
    clock: new SystemClock(),
    ...more,
  };
  const projector = new Projector(options);
  running.push({ projector, database, metrics });
  await projector.start();
  return projector;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(20)) {
    if (await isSo()) return;
  }
  throw new Error(`not so: ${isSo.toString()}`);
}

const knows = (ledger: string, size: number) =>
  until(async () => (await recordsKnow(test.database, ledger)) === size);
const statusOf = (projector: Projector): LedgerStatus | undefined =>
  (projector.status().detail['ledgers'] as readonly LedgerStatus[])[0];

describe('the role `project`', () => {
  it('wakes when the ledger grows, and says how far it is', async () => {
    await test.fill('woken', events.slice(0, 1_000));
    const projector = await start('woken');
    await knows('woken', 1_000);
    const before = performance.now();
    await appendEvents(test.store, 'woken', events.slice(1_000, 1_100));
    await knows('woken', 1_100);
    expect(performance.now() - before).toBeLessThan(1_000);
    await until(() => statusOf(projector)?.lag === 0);
    expect(projector.status()).toMatchObject({
      role: 'project',
      ready: true,
      detail: {
        lag: 0,
        lagSeconds: 0,
        parked: 0,
        ledgers: [{ ledger: 'woken', mode: 'projecting' }],
      },
    });
  });

  it('shows in metrics what it has folded, how far it is behind, and that its loop comes round', async () => {
    await test.fill('metered', events.slice(0, 100));
    const projector = await start('metered');
    await knows('metered', 100);
    await until(() => statusOf(projector)?.lag === 0);
    const figures = await figuresOf('metered');
    expect(figures).toMatchObject({
      entries_total: 100,
      lag_positions: 0,
      lag_seconds: 0,
      parked_records: 0,
    });
    expect(figures['loop_seconds']).toBeLessThan(20);
    await projector.stop();
    await appendEvents(test.store, 'metered', events.slice(100, 150));
    expect(await figuresOf('metered')).toMatchObject({ entries_total: 100 });
    await start('metered');
    await until(async () => (await figuresOf('metered'))['entries_total'] === 50);
  });

  it('names what is parked in its status, which /health shows', async () => {
    await test.fill('broken', events.slice(0, 20));
    const read: typeof readEntry = (entry) => {
      if (entry.position === 3) throw new TypeError('not to be read');
      return readEntry(entry);
    };
    const projector = await start('broken', { folding: { ...FOLDING, read } });
    await until(() => statusOf(projector)?.parked === 1);
    expect(projector.status()).toMatchObject({
      ready: true,
      detail: {
        parked: 1,
        ledgers: [{ parkedFirst: ['["entry","3"] at 3: TypeError: not to be read'] }],
      },
    });
  });

  it('is done by one instance, until that is gone and another goes on', async () => {
    await test.fill('led', events.slice(0, 700));
    const first = await start('led');
    await until(() => statusOf(first)?.mode === 'projecting');
    const second = await start('led');
    await until(() => statusOf(second)?.mode === 'standby');
    await running[0]?.projector.stop();
    await appendEvents(test.store, 'led', events.slice(700));
    await knows('led', events.length);
    await until(() => statusOf(second)?.mode === 'projecting');
  });

  it('gives the same records when its connections are cut again and again', async () => {
    await test.fill('reference', events);
    await start('reference');
    await knows('reference', events.length);
    await test.fill('cut', []);
    await start('cut');
    await start('cut');
    for (let at = 0; at < events.length; at += 100) {
      await appendEvents(test.store, 'cut', events.slice(at, at + 100));
      if (at % 300 !== 0) continue;
      await test.database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE application_name LIKE 'projector%' AND datname = current_database()`,
      );
    }
    await knows('cut', events.length);
    const [cut, reference] = await Promise.all(['cut', 'reference'].map(timelessRecords));
    expect(cut).toEqual(reference);
  });

  it('rebuilds records of another version before it goes on', async () => {
    await test.fill('old', events.slice(0, 300));
    await start('old');
    await knows('old', 300);
    await running.at(-1)?.projector.stop();
    await test.database.query(`UPDATE projection_checkpoint SET version = 0 WHERE ledger = 'old'`);
    await start('old');
    await until(async () => (await generationOf('old')) === 2);
    expect(await recordsKnow(test.database, 'old')).toBe(300);
  });

  it('enters the configuration when the ledger holds another one, and follows it from there on', async () => {
    const blue = (at: number, id: string) =>
      eventsGiven(effect(at, 'upgraded', id, { environment: 'blue', id }));
    await test.fill('configured', blue(0, 'a'));
    await start('configured', { configuration: MINE });
    await knows('configured', 2);
    await appendEvents(test.store, 'configured', blue(1e9, 'b'));
    await knows('configured', 3);
    await running.at(-1)?.projector.stop();
    await start('configured', { configuration: MINE });
    await appendEvents(test.store, 'configured', blue(1e9 + 1, 'c'));
    await knows('configured', 4);
    expect(await configurationsOf('configured')).toEqual(['mine', 'mine']);
  });

  it('lets a configuration with which a ledger begins apply to everything', async () => {
    await test.fill('founded', []);
    expect(await enterConfiguration(test, 'founded', MINE)).toBe('entered');
    expect(await enterConfiguration(test, 'founded', MINE)).toBe('behind');
    await appendEvents(
      test.store,
      'founded',
      eventsGiven(effect(0, 'upgraded', 'a', { environment: 'blue' })),
    );
    await start('founded');
    await knows('founded', 2);
    expect(await enterConfiguration(test, 'founded', MINE)).toBe('held');
    expect(await configurationsOf('founded')).toEqual(['mine']);
  });
});

/** versions of the configurations that the Changes were assembled by */
async function configurationsOf(ledger: string): Promise<readonly string[]> {
  const rows = await test.database.query<{ version: string }>(
    `SELECT record ->> 'configurationVersion' AS version FROM record_view
      WHERE ledger = $1 AND kind = 'change' AND record IS NOT NULL`,
    [ledger],
  );
  return rows.map(({ version }) => version);
}

/** what the last projector's metrics say of a ledger, by their names */
async function figuresOf(ledger: string): Promise<Readonly<Record<string, number>>> {
  const text = (await running.at(-1)?.metrics.text()) ?? '';
  const lines = text.matchAll(/^ledger_projection_(\w+)\{ledger="(\w+)".*\} (\S+)$/gm);
  const mine = [...lines].filter(([, , of]) => of === ledger);
  return Object.fromEntries(mine.map(([, name = '', , value]) => [name, Number(value)]));
}

async function generationOf(ledger: string): Promise<number | undefined> {
  const [row] = await test.database.query<{ generation: number }>(
    'SELECT generation FROM projection_checkpoint WHERE ledger = $1 AND is_serving',
    [ledger],
  );
  return row?.generation;
}

function timelessRecords(ledger: string) {
  return test.database.query(
    `SELECT anchor, regexp_replace(record::text, '"recordedAt":"[^"]*"', '', 'g') AS record
       FROM record_view WHERE ledger = $1 AND record IS NOT NULL ORDER BY anchor COLLATE "C"`,
    [ledger],
  );
}
