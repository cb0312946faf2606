// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep } from '#platform';
import { hasKafka } from '#testing';
import {
  type DemoService,
  history,
  type ListBody,
  publishDemo,
  startDemoService,
} from './demo-service.js';
import { type Item, type ListName, LISTS, type Walk, walksOf } from './walks.js';

const BEGINNING = 1_200;
const CHUNK = 25;
const PAUSE_MS = 100;
const RUNS = 40;

let demo: DemoService;
let writer: Promise<void>;
const over = new AbortController();

/** Publishes the rest of the history, a little at a time. */
async function writeOn(): Promise<void> {
  for (let at = BEGINNING; at < history.length && !over.signal.aborted; at += CHUNK) {
    await publishDemo(demo.topic, at, Math.min(at + CHUNK, history.length));
    await sleep(PAUSE_MS);
  }
}

async function pageAt(
  path: string,
): Promise<{ readonly text: string; readonly page: ListBody<Item> }> {
  const { text, body } = await demo.get(path).expect(200);
  return { text, page: body as ListBody<Item> };
}

/** A list page by page, as somebody walks it who does not know that it grows. */
async function walked(path: string) {
  const first = await pageAt(path);
  const { asOf, total, ledger } = first.page;
  const items = [...first.page.items];
  for (let { next } = first.page; next !== null;) {
    const { page } = await pageAt(`${path}&cursor=${next}`);
    expect(page).toMatchObject({ asOf, total, ledger });
    items.push(...page.items);
    next = page.next;
  }
  return { first: first.text, asOf, total, items };
}

/** All there is of a list as of a position, by position, without any filter. */
async function everything(name: ListName, asOf: number | null): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ;) {
    const { page } = await pageAt(`/v1/${name}?limit=1000&asOf=${asOf}${cursor}`);
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = `&cursor=${page.next}`;
  }
}

const textsOf = (items: readonly Item[]) => items.map((item) => JSON.stringify(item));

async function expectWhole(walk: Walk): Promise<void> {
  const path = `/v1/${walk.list}?${walk.query}`;
  const { first, asOf, total, items } = await walked(path);
  const all = await everything(walk.list, asOf);
  expect([walk.query, textsOf(items)]).toEqual([walk.query, textsOf(walk.expected(all))]);
  expect(total).toBe(items.length);
  // and asked for again, when more is known: the same bytes
  expect((await pageAt(`${path}&asOf=${asOf}`)).text).toBe(first);
}

describe.skipIf(!hasKafka())('a walk through a list that grows', () => {
  beforeAll(async () => {
    demo = await startDemoService({ count: BEGINNING, partitions: 3 });
    writer = writeOn();
  });
  afterAll(async () => {
    over.abort();
    await writer;
    await demo?.stop();
  });

  it('meets each item that there was at its first page once, in order, and counts them right', async () => {
    const seen = new Map<ListName, readonly Item[]>();
    for (const name of LISTS) seen.set(name, await everything(name, BEGINNING - 1));
    await fc.assert(fc.asyncProperty(walksOf(seen), expectWhole), {
      numRuns: RUNS,
      endOnFailure: true,
    });
    const { asOf } = (await pageAt('/v1/changes?limit=1')).page;
    expect(asOf).toBeGreaterThan(BEGINNING);
  }, 300_000);
});
