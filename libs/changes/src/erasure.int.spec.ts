// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Log, Metrics, sleep, SystemClock } from '#platform';
import { outlivesErasure } from './postgres/outlives-erasure.js';
import { servingCheckpoint } from './postgres/checkpoints.js';
import { Projector } from './projector.js';
import { RecordById, RecordByIdHandler } from './queries/record-by-id.js';
import { rebuildRecords } from './rebuild-records.js';
import { BUSY_WEEK } from './testing/busy-week.js';
import { eventsGiven } from './testing/given.js';
import { projectAll } from './testing/project.js';
import { createRecordsDatabase, type RecordsDatabase } from './testing/records-database.js';

const events = eventsGiven(...BUSY_WEEK);
const NAME = 'urn:user:eve';
/** the events that name her, and one that a later event links to */
const HERS = events.flatMap((event, at) => (JSON.stringify(event).includes(NAME) ? [at] : []));
const BROKEN = events.findIndex(({ id }) => id === 'broken');

let test: RecordsDatabase;

beforeAll(async () => {
  test = await createRecordsDatabase();
});
afterAll(() => test.drop());

/** As the role `seal` does when two administrators want it. */
async function erase(ledger: string, positions: readonly number[]): Promise<void> {
  const act = { positions: positions.map(String), basis: 'GDPR Art. 17' };
  const { size } = await test.store.head(ledger);
  await test.store.append({
    ledger,
    entries: [{ kind: 'erasure', act, payload: null }],
    isSameContent: () => false,
  });
  await test.database.query('SELECT erase_payloads($1, $2)', [ledger, size]);
}

/** Lets the role `project` work until the records hold nothing that was erased. */
async function projectErasure(ledger: string): Promise<void> {
  const { database, store } = test;
  const options = { database, store, ledgers: [ledger], log: new Log('spec', 'error') };
  const metrics = new Metrics('spec');
  const projector = new Projector({ ...options, metrics, clock: new SystemClock() });
  await projector.start();
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(20)) {
    const serving = await servingCheckpoint(database, ledger);
    if (serving !== null && !(await outlivesErasure(database, serving))) break;
  }
  await projector.stop();
}

/** Rows of the projections, of whatever generation, in which a text stands. */
async function rowsWith(ledger: string, text: string): Promise<readonly object[]> {
  const found: object[] = [];
  for (const table of ['fact', 'record_view', 'record_version', 'parked_record']) {
    found.push(
      ...(await test.database.query<object>(
        `SELECT t.* FROM ${table} t WHERE ledger = $1 AND strpos(t::text, $2) > 0`,
        [ledger, text],
      )),
    );
  }
  return found;
}

interface Row {
  readonly id: string;
  readonly record: { readonly payloadsErased: readonly number[]; readonly sourceEvents: number[] };
}

const recordsOf = (ledger: string) =>
  test.database.query<Row>(
    `SELECT record_id AS id, record FROM record_view
      WHERE ledger = $1 AND record IS NOT NULL ORDER BY 1`,
    [ledger],
  );

describe('an erased payload', () => {
  it('leaves nothing in facts and records, by the role that was running before', async () => {
    await test.fill('erased', events);
    await projectAll(test, 'erased');
    expect((await rowsWith('erased', NAME)).length).toBeGreaterThan(1);
    await erase('erased', HERS);
    await projectErasure('erased');
    expect(await rowsWith('erased', NAME)).toEqual([]);
  });

  it('leaves the same records whether it was erased before or after they were made', async () => {
    await test.fill('after', events);
    await projectAll(test, 'after');
    await erase('after', [...HERS, BROKEN]);
    await projectErasure('after');
    const made = await test.digest('after');
    await rebuildRecords('after', test);
    expect(await test.digest('after')).toBe(made);
  });

  it('is named by records that lead to it, and everything else stays', async () => {
    await test.fill('named', events);
    await projectAll(test, 'named');
    const before = await recordsOf('named');
    await erase('named', [BROKEN]);
    await projectErasure('named');
    const after = new Map((await recordsOf('named')).map(({ id, record }) => [id, record]));
    const naming = [...after.values()].filter(({ payloadsErased }) =>
      payloadsErased.includes(BROKEN),
    );
    expect(naming.length).toBeGreaterThan(0);
    const untouched = before.filter(({ record }) => !record.sourceEvents.includes(BROKEN));
    expect(untouched.length).toBeGreaterThan(10);
    for (const { id, record } of untouched) {
      expect({ ...after.get(id), payloadsErased: [] }).toEqual(record);
    }
  });

  it('is not to be seen as of an earlier position either', async () => {
    await test.fill('earlier', events);
    await projectAll(test, 'earlier');
    await erase('earlier', HERS);
    await projectErasure('earlier');
    const asOf = Math.max(...HERS) + 1;
    const handler = new RecordByIdHandler<'approval'>(test.database);
    const approvals = (await recordsOf('earlier')).filter(({ id }) => id.startsWith('APR'));
    for (const { id } of approvals) {
      const shown = await handler.execute(
        new RecordById('approval', { ledger: 'earlier', id, asOf }),
      );
      expect(JSON.stringify(shown)).not.toContain(NAME);
    }
  });
});
