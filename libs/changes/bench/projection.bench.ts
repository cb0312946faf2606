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
const EVENTS = 100_000;
const PER_SECOND = 5_000;
const SECONDS = 5;

/**
 * Events per second from the ledger into records: as the role `project` folds a ledger that it has
 * not seen, and as a rebuild does; beside one SQL statement that groups the same payloads by chain.
 * Then how long after its append an event is visible in the records, at 5,000 events a second.
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
  const rates: Record<'groupBy' | 'live' | 'rebuild', number[]> = {
    groupBy: [],
    live: [],
    rebuild: [],
  };
  for (let run = 0; run < RUNS; run += 1) {
    rates.groupBy.push(EVENTS / (await secondsOf(() => ledger.groupBy())));
    await ledger.forgetRecords();
    rates.live.push(EVENTS / (await secondsOf(() => ledger.project())));
    rates.rebuild.push(EVENTS / (await secondsOf(() => ledger.rebuild())));
  }
  const visible = (await ledger.visibleAfterMs(PER_SECOND)).toSorted((a, b) => a - b);
  return {
    metrics: {
      groupBy: metric(rates.groupBy, 'events/s'),
      live: metric(rates.live, 'events/s'),
      rebuild: metric(rates.rebuild, 'events/s'),
      visibleP99: metric([visible[Math.ceil(visible.length * 0.99) - 1] ?? 0], 'ms'),
    },
    ratios: {
      liveToGroupBy: median(rates.live) / median(rates.groupBy),
      rebuildToGroupBy: median(rates.rebuild) / median(rates.groupBy),
    },
    runs: RUNS,
  };
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
