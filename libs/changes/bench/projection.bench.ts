// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '#embedded';
import { Database, migrate } from '#platform';
import { BenchLedger } from './bench-ledger.js';

interface Metric {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

interface BenchReport {
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly ratios: Readonly<Record<string, number>>;
  readonly runs: number;
}

const RUNS = 3;
/** `BENCH_EVENTS=1000000 npm run bench projection` shows whether it stays as fast */
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 100_000);
const PER_SECOND = 5_000;
const SECONDS = 5;

/**
 * Events per second from the ledger into records: as the role `project` folds a ledger that it has
 * not seen, and as a rebuild does; beside one SQL statement that groups the same payloads by chain.
 * `items` is a rebuild that assembles of all records the items alone: what facts, timelines and items
 * cost without the other records. Then how long after its append an event is visible in the records, at
 * 5,000 events a second, and what the records of an event take in the database, indexes included.
 */
export async function bench(): Promise<BenchReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'change-ledger-bench-'));
  const server = await startPostgres({ dataDir });
  const database = new Database({ url: server.url, applicationName: 'bench' });
  try {
    await migrate(server.url, 'migrations');
    return await measure(await BenchLedger.filled(database, EVENTS, PER_SECOND * SECONDS));
  } finally {
    await database.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(ledger: BenchLedger): Promise<BenchReport> {
  const work = {
    groupBy: () => ledger.groupBy(),
    live: () => ledger.project(),
    rebuild: () => ledger.rebuild(),
    items: () => ledger.rebuildItems(),
  };
  const rates = { groupBy: [], live: [], rebuild: [], items: [] } as Record<
    keyof typeof work,
    number[]
  >;
  for (let run = 0; run < RUNS; run += 1) {
    await ledger.forgetRecords();
    for (const name of ['groupBy', 'live', 'rebuild', 'items'] as const) {
      rates[name].push(EVENTS / (await secondsOf(work[name])));
    }
  }
  const visible = (await ledger.visibleAfterMs(PER_SECOND)).toSorted((a, b) => a - b);
  const bytes = (await ledger.recordBytes()) / (EVENTS + PER_SECOND * SECONDS);
  return {
    metrics: {
      ...mapped(rates, (values) => metric(values, 'events/s')),
      visibleP50: metric([quantile(visible, 0.5)], 'ms'),
      visibleP99: metric([quantile(visible, 0.99)], 'ms'),
      recordBytes: metric([bytes], 'B/event'),
      memory: metric([process.resourceUsage().maxRSS / 1_024], 'MiB at most'),
    },
    ratios: {
      liveToGroupBy: median(rates.live) / median(rates.groupBy),
      rebuildToGroupBy: median(rates.rebuild) / median(rates.groupBy),
    },
    runs: RUNS,
  };
}

function mapped<T, U>(of: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value)]));
}

function quantile(ascending: readonly number[], part: number): number {
  return ascending[Math.ceil(ascending.length * part) - 1] ?? 0;
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

function metric(values: readonly number[], unit: string): Metric {
  return {
    median: Math.round(median(values)),
    min: Math.round(Math.min(...values)),
    max: Math.round(Math.max(...values)),
    unit,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;
}
