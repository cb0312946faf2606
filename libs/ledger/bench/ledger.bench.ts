// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import {
  type BenchDatabase,
  type BenchReport,
  copySeconds,
  exportRows,
  median,
  metric,
  onBenchDatabase,
  percentile,
} from '#bench';
import type { Database } from '#platform';
import { appendSeconds, benchEvents, bytesPerEvent, treeSeconds } from './append-rates.js';
import { ProofField } from './proof-latency.js';
import { sealLatencies } from './seal-latency.js';

const RUNS = 3;
const EVENTS = 40_000;
/** as the intake does */
const AT_ONCE = 2;
const PER_SECOND = 5_000;
const SEAL_SECONDS = 8;
const SIZES = [1e5, 1e6, 1e7];

/**
 * Appends a second beside `psql \copy` of the very rows they made, what the tree takes of it, how long
 * a seal takes at 5,000 events a second, bytes on disk, and proofs from trees of three sizes.
 */
export async function bench(): Promise<BenchReport> {
  return onBenchDatabase(async (own) => {
    const { database, folder } = own;
    const appended = await measureAppends(own);
    const sealed = await measureSeals(database, folder);
    const proofs = await measureProofs(database);
    const metrics = { ...appended.metrics, ...sealed, ...proofs };
    return { runs: RUNS, metrics, ratios: appended.ratios };
  });
}

async function measureAppends(own: BenchDatabase) {
  const { database } = own;
  const seconds = {
    one: [] as number[],
    append: [] as number[],
    tree: [] as number[],
    copy: [] as number[],
  };
  for (let run = 0; run < RUNS; run += 1) {
    const name = (kind: string) => `${kind}-${run}`;
    const events = (kind: string) => benchEvents(EVENTS, name(kind));
    seconds.one.push(await appendSeconds(database, name('one'), events('one'), 1));
    seconds.append.push(await appendSeconds(database, name('two'), events('two'), AT_ONCE));
    seconds.tree.push(await treeSeconds(database, name('two')));
    await exportRows(own, name('two'));
    seconds.copy.push(await copySeconds(own));
  }
  const rates = (values: readonly number[]) => values.map((each) => EVENTS / each);
  return {
    metrics: {
      append: metric(rates(seconds.append), 'events/s'),
      appendOneRequestAtATime: metric(rates(seconds.one), 'events/s'),
      psqlCopyOfTheSameRows: metric(rates(seconds.copy), 'events/s'),
      bytesOnDisk: metric([await bytesPerEvent(database, 2 * RUNS * EVENTS)], 'B/event'),
    },
    ratios: {
      appendToPsqlCopy: median(seconds.copy) / median(seconds.append),
      treeShareOfAppend: median(seconds.tree) / median(seconds.append),
    },
  };
}

async function measureSeals(database: Database, folder: string) {
  const events = benchEvents(PER_SECOND * SEAL_SECONDS, 'seal');
  const took = await sealLatencies(database, join(folder, 'seal'), {
    events,
    perSecond: PER_SECOND,
  });
  return {
    sealP50: metric([percentile(took, 0.5)], 'ms'),
    sealP99: metric([percentile(took, 0.99)], 'ms'),
  };
}

async function measureProofs(database: Database) {
  const field = new ProofField(database);
  const metrics: Record<string, ReturnType<typeof metric>> = {};
  for (const size of SIZES) {
    await field.growTo(size);
    const took = await field.proofMs();
    const name = `proofOf1e${Math.log10(size)}`;
    metrics[`${name}P50`] = metric([percentile(took, 0.5)], 'ms');
    metrics[`${name}P99`] = metric([percentile(took, 0.99)], 'ms');
  }
  return metrics;
}
