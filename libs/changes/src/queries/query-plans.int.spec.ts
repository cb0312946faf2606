// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, ExplainingDatabase, type TestDatabase } from '#testing';
import type { RecordKind } from '../domain/record.js';
import { lastBlockEnd } from '../projection/block.js';
import { RECORD_ORDERS } from './record-order.js';
import { type RecordPageRequest, RecordsFrom, RecordsFromHandler } from './records-from.js';

const KINDS = ['change', 'deployment', 'approval', 'release', 'item', 'incident'] as const;
const ROWS = 120_000;
const PAGE = 100;
/** of a minute each */
const SPAN = { from: new Date('2026-01-10T00:00:00Z'), to: new Date('2026-01-12T00:00:00Z') };

/** Records as many as after years, set-wise: of each kind, an eighth without a time. */
const FILL = `
  INSERT INTO record_view (ledger, generation, kind, record_id, anchor, first_position,
                           changed_position, occurred_at, planned_end, labels, record)
  SELECT 'main', 1, kinds[1 + n % 6], 'R-' || lpad(n::text, 8, '0'), n::text, n, n,
         CASE WHEN n % 8 > 0 THEN '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute' END,
         CASE WHEN n % 11 = 0 THEN '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute' END,
         ARRAY['state=' || n % 3, 'environment=' || n % 4, 'service=s' || n % 9000],
         json_build_object('id', n, 'filler', repeat(md5(n::text), 12))
    FROM generate_series(0, $1 - 1) n, (SELECT $2::text[] AS kinds) k`;
const FILL_VERSIONS = `
  INSERT INTO record_version (ledger, generation, kind, record_id, from_position, first_position,
                              occurred_at, planned_end, labels, record)
  SELECT ledger, generation, kind, record_id, first_position, first_position, occurred_at,
         planned_end, labels, record
    FROM record_view`;
const SERVE = `
  INSERT INTO projection_checkpoint (ledger, projection, generation, next_position, totals_next, version,
                                     is_serving)
  VALUES ('main', 'records', 1, $1, $1, 1, true)`;

let test: TestDatabase;
let database: ExplainingDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.query(FILL, [ROWS, KINDS]);
  await test.database.query(FILL_VERSIONS);
  await test.database.query(SERVE, [ROWS]);
  await test.database.query('VACUUM ANALYZE record_view, record_version');
  database = new ExplainingDatabase(test.url);
});
beforeEach(() => void database.explained.splice(0));
afterAll(async () => {
  await database?.close();
  await test?.drop();
});

type Asked = Partial<Omit<RecordPageRequest<RecordKind>, 'filter'>> & {
  readonly filter?: Readonly<Record<string, readonly string[]>>;
};

/** How the statements over records ran that a page asked for: the page's own, and those that count. */
async function plansOf(kind: RecordKind, asked: Asked) {
  const request = { ledger: 'main', limit: PAGE, after: [], ...asked };
  const handler = new RecordsFromHandler<RecordKind>(database);
  const page = await handler.execute(new RecordsFrom(kind, request));
  expect(page.items.length).toBeGreaterThan(0);
  const own = database.explained.filter(({ text }) => /FROM record_(view|version)/.test(text));
  expect(own.length).toBeGreaterThan(0);
  expect(own.flatMap(({ nodes }) => nodes).filter(isWholeTable)).toEqual([]);
  return own.filter(({ text }) => text.includes('LIMIT')).map(({ nodes }) => nodes);
}

type Node = Awaited<ReturnType<typeof plansOf>>[number][number];

function isWholeTable({ 'Node Type': type, 'Relation Name': table = '' }: Node): boolean {
  return type === 'Seq Scan' && table.startsWith('record_');
}

const sortsIn = (plans: readonly (readonly Node[])[]) =>
  plans.flat().filter((node) => node['Node Type'].includes('Sort'));

const cases = KINDS.flatMap((kind) =>
  RECORD_ORDERS.flatMap((order) =>
    ([null, lastBlockEnd(ROWS >> 1)] as const).map((asOf) => [kind, order, asOf] as const),
  ),
);

describe(`a page of a list of ${ROWS} records`, () => {
  it.each(cases)(
    'is read in the order of an index: %s by %s as of %s',
    async (kind, order, asOf) => {
      const plans = await plansOf(kind, { order, asOf });
      expect(sortsIn(plans)).toEqual([]);
      // from the middle, as from the beginning
      const after = order.endsWith('time') ? [SPAN.from.getTime(), 'R-'] : [ROWS >> 2, 'R-'];
      expect(sortsIn(await plansOf(kind, { order, asOf, after }))).toEqual([]);
    },
  );

  it.each(KINDS)('of a period reads that period alone: %s by time', async (kind) => {
    const plans = await plansOf(kind, { order: 'time', occurred: SPAN });
    expect(sortsIn(plans)).toEqual([]);
    const indexes = plans.flat().flatMap((node) => node['Index Name'] ?? []);
    expect(new Set(indexes)).toEqual(new Set(['record_view_occurred_at_idx']));
  });

  it.each(KINDS)('sorts no more than a rare filter leaves: %s', async (kind) => {
    const [{ labels } = { labels: [] }] = await test.database.query<{ labels: string[] }>(
      'SELECT labels FROM record_view WHERE kind = $1 LIMIT 1',
      [kind],
    );
    const service = labels.find((label) => label.startsWith('service='))?.slice(8) ?? '';
    const plans = await plansOf(kind, { filter: { service: [service] } });
    for (const { 'Plan Rows': rows } of sortsIn(plans)) expect(rows).toBeLessThan(1_000);
    expect(plans.flat().map((node) => node['Index Name'])).toContain('record_view_labels_idx');
  });

  it('sorts nothing for a filter that leaves a third', async () => {
    expect(sortsIn(await plansOf('change', { filter: { state: ['0'] } }))).toEqual([]);
  });

  it.each([null, lastBlockEnd(ROWS >> 1)])(
    'of what was planned to be over early reads that alone, as of %s',
    async (asOf) => {
      const due = { plannedEnd: new Date('2026-01-01T12:00:00Z') };
      const plans = await plansOf('change', { due, asOf });
      for (const { 'Plan Rows': rows } of sortsIn(plans)) expect(rows).toBeLessThan(1_000);
      const indexes = plans.flat().flatMap((node) => node['Index Name'] ?? []);
      expect(indexes).toEqual([expect.stringMatching(/^record_(view|version)_planned_end_idx$/)]);
    },
  );

  it('counts all of a kind from what is counted already', async () => {
    await plansOf('change', {});
    expect(database.explained.filter(({ text }) => text.includes('count(*)'))).toEqual([]);
  });

  it('counts a period from its index alone', async () => {
    await plansOf('change', { occurred: SPAN });
    const [counting] = database.explained.filter(({ text }) => text.includes('count(*)'));
    expect(counting?.nodes.map((node) => node['Node Type'])).toContain('Index Only Scan');
  });
});
