// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChangesError } from '../changes-error.js';
import { recordsKnow } from '../postgres/checkpoints.js';
import { rebuildRecords } from '../rebuild-records.js';
import { appendEvents } from '../testing/append-events.js';
import { projectAll, upTo } from '../testing/project.js';
import {
  createRecordsDatabase,
  demoEvents,
  type RecordsDatabase,
  WatchedDatabase,
} from '../testing/records-database.js';
import type { RebuildProgress } from './rebuild.js';

const events = demoEvents(2_600);
let test: RecordsDatabase;
let expected: string;

beforeAll(async () => {
  test = await createRecordsDatabase();
  await test.fill('whole', events);
  await projectAll(test, 'whole');
  expected = await test.digest('whole');
});
afterAll(() => test.drop());

describe('projecting a ledger', () => {
  it.each([
    ['pages of 61, each by a projector that has just started', 61, {}],
    ['pages of 700, with hardly anything kept in memory', 700, { knownLimit: 100 }],
    ['pages of 702, with a part kept in memory', 702, { knownLimit: 3_000 }],
    ['pages of 701, each by a projector that is far behind', 701, { behind: 1e9 }],
  ])('makes the same records in %s', async (_, page, options) => {
    const ledger = `pages-${page}`;
    await test.fill(ledger, events);
    for (let size = page; size < events.length; size += page) {
      await projectAll(upTo({ ...test, ...options }, size), ledger);
    }
    await projectAll({ ...test, ...options }, ledger);
    expect(await countsOf(ledger)).toEqual(await countsOf('whole'));
    expect(await recordsOf(ledger)).toEqual(await recordsOf('whole'));
  });

  it('takes no more statements for more events, warm or cold', async () => {
    await test.fill('counted', events);
    const statements: number[] = [];
    for (const size of [245, 255, 256, 512, 600]) {
      const database = new WatchedDatabase(test.url);
      await projectAll(upTo({ database, store: test.store }, size), 'counted');
      statements.push(database.statements);
      await database.close();
    }
    // a page of 10 events and one of 256 alike: a few hops, a few tables
    expect(Math.max(...statements)).toBeLessThan(40);
  });

  it('lets one of two projectors of one generation write, whoever is first', async () => {
    await test.fill('twice', events);
    await Promise.all([projectAll(test, 'twice'), projectAll(test, 'twice')]);
    expect(await recordsOf('twice')).toEqual(await recordsOf('whole'));
  });

  it('goes on where the database says, whether a broken commit came through or not', async () => {
    await test.fill('broken', events);
    let calls = 0;
    const database = new WatchedDatabase(test.url, async (commit) => {
      calls += 1;
      if (calls % 3 === 0) throw new Error('the connection broke before the commit');
      await commit();
      if (calls % 3 === 1) throw new Error('the answer to the commit was lost');
    });
    const project = (): Promise<void> =>
      projectAll({ database, store: test.store }, 'broken').catch(project);
    await project();
    await database.close();
    expect(calls).toBeGreaterThan(3);
    expect(await recordsOf('broken')).toEqual(await recordsOf('whole'));
  });
});

describe('rebuilding the records', () => {
  it('gives the same digest of everything, and tells how far it is', async () => {
    const told: RebuildProgress[] = [];
    const onProgress = (progress: RebuildProgress) => void told.push(progress);
    await rebuildRecords('whole', { ...test, onProgress });
    expect(await test.digest('whole')).toBe(expected);
    expect(told.at(-1)).toEqual({ ledger: 'whole', next: events.length, size: events.length });
  });

  it('lets the old records serve until the new ones know as much, and then takes them away', async () => {
    await test.fill('beside', events.slice(0, 1_500));
    await projectAll(test, 'beside');
    const [serving] = await Promise.all([
      rebuildRecords('beside', test),
      appendEvents(test.store, 'beside', events.slice(1_500)).then(() =>
        projectAll(test, 'beside'),
      ),
    ]);
    expect(serving).toMatchObject({ generation: 2, isServing: true });
    await projectAll(test, 'beside');
    expect(await recordsKnow(test.database, 'beside')).toBe(events.length);
    expect(await recordsOf('beside')).toEqual(await recordsOf('whole'));
    const generations = await test.database.query(
      'SELECT DISTINCT generation FROM fact WHERE ledger = $1',
      ['beside'],
    );
    expect(generations).toEqual([{ generation: 2 }]);
  });

  it('leaves the old records as they are when it is broken off', async () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('enough'));
    const broken = rebuildRecords('whole', { ...test, onProgress, signal: controller.signal });
    await expect(broken).rejects.toThrow('enough');
    expect(await test.digest('whole')).toBe(expected);
  });

  it('is done by one at a time', async () => {
    const both = await Promise.allSettled([
      rebuildRecords('whole', test),
      rebuildRecords('whole', test),
    ]);
    const refused = both
      .filter((each) => each.status === 'rejected')
      .map(({ reason }) => reason as unknown);
    expect(refused).toEqual([expect.any(ChangesError)]);
    expect(await test.digest('whole')).toBe(expected);
  });
});

async function countsOf(ledger: string) {
  return test.database.query(
    `SELECT kind, count(*) FROM record_view WHERE ledger = $1 AND record IS NOT NULL
      GROUP BY kind ORDER BY kind`,
    [ledger],
  );
}

/** Records and versions, but for when the ledger recorded what they tell of. */
async function recordsOf(ledger: string) {
  const timeless = (column: string) =>
    `md5(string_agg(regexp_replace(${column}::text, '"recordedAt":"[^"]*"', '', 'g'), '' ORDER BY kind, record_id`;
  return test.database.query(
    `SELECT (SELECT ${timeless('record')})) FROM record_view WHERE ledger = $1 AND record IS NOT NULL) AS now,
            (SELECT ${timeless('record')}, from_position)) FROM record_version WHERE ledger = $1) AS versions,
            (SELECT md5(string_agg(concat(producer, number_from, number_to, from_position, to_position), ''
              ORDER BY producer, number_from, from_position)) FROM producer_gap WHERE ledger = $1) AS gaps`,
    [ledger],
  );
}
