// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresLedgerStore } from '#ledger';
import { FixedClock } from '#platform';
import type { Evidence } from '../domain/evidence/evidence.js';
import type { RecordKind } from '../domain/record.js';
import { decodeEvidence, type StoredEvidence } from '../postgres/stored-evidence.js';
import { appendEvents } from '../testing/append-events.js';
import { BUSY_WEEK } from '../testing/busy-week.js';
import { recordsOfPrefix } from '../testing/expect-records.js';
import { type Assembled, eventsGiven } from '../testing/given.js';
import { projectAll } from '../testing/project.js';
import {
  createRecordsDatabase,
  demoEvents,
  type RecordsDatabase,
} from '../testing/records-database.js';
import { ChangeEdits, ChangeEditsHandler } from './change-edits.js';
import { ChangeTimeline, ChangeTimelineHandler } from './change-timeline.js';
import { PositionAt, PositionAtHandler } from './position-at.js';
import { RecordById, RecordByIdHandler } from './record-by-id.js';
import { RecordsFrom, RecordsFromHandler } from './records-from.js';

const KINDS = ['change', 'deployment', 'approval', 'release', 'item', 'incident'] as const;
const week = eventsGiven(...BUSY_WEEK);
const demo = demoEvents(2_600);
/** every third by a clock that is years ahead of the ledger's */
const clocks = week.map((event, index) => (index % 3 === 0 ? aheadOf(event) : event));
/** in the first block, about its end, in others, about the end of all */
const POSITIONS = [
  0, 7, 254, 255, 256, 600, 1_022, 1_023, 1_024, 1_700, 2_047, 2_300, 2_598, 2_599,
];

let test: RecordsDatabase;

function aheadOf(event: object): object {
  return JSON.parse(JSON.stringify(event).replaceAll(/"20\d\d-/g, '"2099-')) as object;
}

beforeAll(async () => {
  test = await createRecordsDatabase();
  for (const [ledger, events] of [
    ['week', week],
    ['demo', demo],
    ['clocks', clocks],
  ] as const) {
    await test.fill(ledger, events);
    await projectAll(test, ledger);
  }
});
afterAll(() => test.drop());

/** The facts of a ledger, read once. */
const facts = new Map<string, readonly Evidence[]>();

async function factsOf(ledger: string): Promise<readonly Evidence[]> {
  const known = facts.get(ledger);
  if (known !== undefined) return known;
  const rows = await test.database.query<{ evidence: StoredEvidence }>(
    'SELECT evidence FROM fact WHERE ledger = $1 ORDER BY position',
    [ledger],
  );
  const read = rows.map(({ evidence }) => decodeEvidence(evidence));
  facts.set(ledger, read);
  return read;
}

/** The records of a prefix, assembled from its facts alone. */
async function assembledUpTo(ledger: string, position: number): Promise<Assembled> {
  return recordsOfPrefix(await factsOf(ledger), position);
}

/** A list, page by page. */
async function listed<K extends RecordKind>(ledger: string, kind: K, asOf: number) {
  const handler = new RecordsFromHandler<K>(test.database);
  const items = [];
  for (let after: readonly (string | number)[] = []; ;) {
    const query = new RecordsFrom(kind, { ledger, limit: 40, after, asOf });
    const page = await handler.execute(query);
    items.push(...page.items);
    if (page.after === null) return { asOf: page.asOf, total: page.total, items };
    ({ after } = page);
  }
}

/** Of each kind the list, and some records by id: as the queries have it, and as it must be. */
async function bothAt(ledger: string, position: number) {
  const assembled = await assembledUpTo(ledger, position);
  const byId = new RecordByIdHandler(test.database);
  const some = (kind: RecordKind) => {
    const items = assembled[`${kind}s`];
    return [items[0], items[items.length >> 1], items.at(-1)];
  };
  const queried = KINDS.map(async (kind) => {
    const found = some(kind).map(async (record) => {
      const request = { ledger, id: record?.id ?? 'none', asOf: position };
      return (await byId.execute(new RecordById(kind, request)))?.record ?? null;
    });
    return [await listed(ledger, kind, position), ...(await Promise.all(found))];
  });
  const expected = KINDS.map((kind) => {
    const items = assembled[`${kind}s`];
    const list = { asOf: position, total: items.length, items };
    return [list, ...some(kind).map((record) => record ?? null)];
  });
  return { queried: await Promise.all(queried), expected };
}

describe('records as of a position', () => {
  it('are those that its prefix assembles to, at every position of a week', async () => {
    for (const position of week.keys()) {
      const { queried, expected } = await bothAt('week', position);
      expect([position, ...queried]).toEqual([position, ...expected]);
    }
  });

  it('are so where clocks are wrong, too', async () => {
    const [ahead] = await test.database.query<{ facts: number }>(
      `SELECT count(DISTINCT position) AS facts FROM fact_key_ahead WHERE ledger = 'clocks'`,
    );
    expect(ahead?.facts).toBeGreaterThan(10);
    for (const position of clocks.keys()) {
      const { queried, expected } = await bothAt('clocks', position);
      expect([position, ...queried]).toEqual([position, ...expected]);
    }
  });

  it('are so where the ledger itself is centuries ahead', async () => {
    const clock = new FixedClock(Date.parse('2300-01-01T00:00:00Z'));
    const store = new PostgresLedgerStore(test.database, clock);
    await store.open('centuries', 'example.org/centuries');
    // in two parts: the second looks for what the first has written
    for (const part of [week.slice(0, 40), week.slice(40)]) {
      await appendEvents(store, 'centuries', part);
      await projectAll(test, 'centuries');
    }
    for (const position of [39, 40, week.length - 1]) {
      const { queried, expected } = await bothAt('centuries', position);
      expect([position, ...queried]).toEqual([position, ...expected]);
    }
  });

  it.each(POSITIONS)(
    'are those that its prefix assembles to, across blocks: %d',
    async (position) => {
      const { queried, expected } = await bothAt('demo', position);
      expect(queried).toEqual(expected);
    },
  );

  it('are none before the first, and the newest after the last', async () => {
    expect((await listed('week', 'change', -1)).items).toEqual([]);
    const handler = new RecordsFromHandler<'change'>(test.database);
    const request = { ledger: 'week', limit: 1_000, after: [] };
    const [newest, later] = await Promise.all(
      [null, 1e9].map((asOf) => handler.execute(new RecordsFrom('change', { ...request, asOf }))),
    );
    expect(later).toEqual(newest);
    expect(newest?.asOf).toBe(week.length - 1);
  });
});

describe('the position at a time', () => {
  it('is the last that had been recorded then', async () => {
    const rows = await test.database.query<{ at: Date; last: number }>(
      `SELECT recorded_at AS at, max(position) AS last FROM ledger_entry
        WHERE ledger = 'demo' GROUP BY recorded_at ORDER BY recorded_at`,
    );
    const handler = new PositionAtHandler(test.database);
    const positionAt = (at: Date) => handler.execute(new PositionAt('demo', at));
    for (const { at, last } of rows) expect(await positionAt(at)).toBe(last);
    expect(await positionAt(new Date(0))).toBe(-1);
    expect(await handler.execute(new PositionAt('none', new Date()))).toBe(-1);
  });
});

describe('the story of a Change', () => {
  it('ends in what it is now, entry by entry', async () => {
    const { items } = await listed('week', 'change', week.length - 1);
    for (const change of items) {
      const request = { ledger: 'week', id: change.id };
      const edits = await new ChangeEditsHandler(test.database).execute(
        new ChangeEdits(request, 'all'),
      );
      const fields = edits?.items.flatMap((edit) => edit.fields) ?? [];
      const last = new Map(fields.map(({ field, after }) => [field, after]));
      const { firstPosition, lastPosition, sourceEvents, joins, ...rest } = change;
      expect(Object.fromEntries(last)).toEqual(
        Object.fromEntries(
          Object.entries(rest).map(([field, value]) => [field, JSON.stringify(value)]),
        ),
      );
      const timeline = await new ChangeTimelineHandler(test.database).execute(
        new ChangeTimeline(request),
      );
      const positions = timeline?.items.map(({ position }) => position).toSorted((a, b) => a - b);
      expect(positions).toEqual(sourceEvents);
      expect([firstPosition, lastPosition]).toEqual([
        expect.any(Number),
        Math.max(...joins.flatMap(({ positions: own }) => own)),
      ]);
    }
  });
});
