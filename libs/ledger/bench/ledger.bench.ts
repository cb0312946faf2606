// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { type BenchReport, median, metric, onBenchDatabase, percentile } from '#bench';
import type { Database } from '#platform';
import {
  appendSeconds,
  benchEvents,
  bytesPerEvent,
  copySeconds,
  treeSeconds,
} from './append-rates.js';
import { ProofField } from './proof-latency.js';
import { sealLatencies } from './seal-latency.js';

const RUNS = 3;
const EVENTS = 40_000;
const PER_SECOND = 5_000;
const SEAL_SECONDS = 8;
const SIZES = [1e5, 1e6, 1e7];

/**
 * Appends a second beside COPY of the same bytes into one table, what the tree takes of it, how long
 * a seal takes at 5,000 events a second, bytes on disk, and proofs from trees of three sizes.
 */
export async function bench(): Promise<BenchReport> {
  return onBenchDatabase(async ({ database, folder }) => {
    const appended = await measureAppends(database);
    const sealed = await measureSeals(database, folder);
    const proofs = await measureProofs(database);
    const metrics = { ...appended.metrics, ...sealed, ...proofs };
    return { runs: RUNS, metrics, ratios: appended.ratios };
  });
}

async function measureAppends(database: Database) {
  const seconds: Record<'append' | 'tree' | 'copy', number[]> = { append: [], tree: [], copy: [] };
  for (let run = 0; run < RUNS; run += 1) {
    const events = benchEvents(EVENTS, `run-${run}`);
    seconds.append.push(await appendSeconds(database, `run-${run}`, events));
    seconds.tree.push(await treeSeconds(database, `run-${run}`));
    seconds.copy.push(await copySeconds(database, events));
  }
  const rates = (values: readonly number[]) => values.map((each) => EVENTS / each);
  const withoutTree = seconds.append.map((each, run) => each - (seconds.tree[run] ?? 0));
  return {
    metrics: {
      append: metric(rates(seconds.append), 'events/s'),
      appendWithoutTree: metric(rates(withoutTree), 'events/s'),
      copyOfTheSameBytes: metric(rates(seconds.copy), 'events/s'),
      bytesOnDisk: metric([await bytesPerEvent(database, RUNS * EVENTS)], 'B/event'),
    },
    ratios: {
      appendToCopy: median(seconds.copy) / median(seconds.append),
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
