// SPDX-License-Identifier: Apache-2.0
import { type BenchReport, median, metric, onBenchDatabase, percentile, secondsOf } from '#bench';
import { BenchLedger } from './bench-ledger.js';

const RUNS = Number(process.env['BENCH_RUNS'] ?? 3);
/** `BENCH_EVENTS=1000000 npm run bench project` shows whether it stays as fast */
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
  return onBenchDatabase(async ({ database }) =>
    measure(await BenchLedger.filled(database, EVENTS, PER_SECOND * SECONDS)),
  );
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
  const visible = await ledger.visibleAfterMs(PER_SECOND);
  const bytes = (await ledger.recordBytes()) / (EVENTS + PER_SECOND * SECONDS);
  return {
    metrics: {
      ...mapped(rates, (values) => metric(values, 'events/s')),
      visibleP50: metric([percentile(visible, 0.5)], 'ms'),
      visibleP99: metric([percentile(visible, 0.99)], 'ms'),
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
