// SPDX-License-Identifier: Apache-2.0
import { type BenchReport, median, metric, onBenchDatabase, percentile, secondsOf } from '#bench';
import { BenchLedger } from './bench-ledger.js';

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
  return onBenchDatabase(async ({ database }) =>
    measure(await BenchLedger.filled(database, EVENTS, PER_SECOND * SECONDS)),
  );
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
  const visible = await ledger.visibleAfterMs(PER_SECOND);
  return {
    metrics: {
      groupBy: metric(rates.groupBy, 'events/s'),
      live: metric(rates.live, 'events/s'),
      rebuild: metric(rates.rebuild, 'events/s'),
      visibleP99: metric([percentile(visible, 0.99)], 'ms'),
    },
    ratios: {
      liveToGroupBy: median(rates.live) / median(rates.groupBy),
      rebuildToGroupBy: median(rates.rebuild) / median(rates.groupBy),
    },
    runs: RUNS,
  };
}
