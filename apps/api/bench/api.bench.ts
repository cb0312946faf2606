// SPDX-License-Identifier: Apache-2.0
import {
  type BenchDatabase,
  type BenchReport,
  metric,
  type Metric,
  onBenchDatabase,
  percentile,
} from '#bench';
import { ApiProcess } from './api-process.js';
import { GrownLedger, LEDGER } from './grown-ledger.js';
import { QUESTIONS, samplesOf } from './questions.js';
import { requestsBesideSql } from './requests-beside-sql.js';

const RUNS = 3;
const ASKED = 100;
/** a question that is slow is asked as often as there is time for in a run */
const MOST_SECONDS = 10;
const SIZES = (process.env['BENCH_SIZES'] ?? '100000,1000000').split(',').map(Number);

type Figures = Readonly<Record<string, Metric>>;

/**
 * Milliseconds that auditors' questions take, whole answers over HTTP, one after the other, on ledgers
 * of several sizes; what a list whole streams; and requests a second beside the same SQL run directly.
 * API and auditor have processes of their own on the same cores.
 */
export async function bench(): Promise<BenchReport> {
  return onBenchDatabase(async (own) => {
    const ledger = new GrownLedger(own.database, Math.max(...SIZES));
    const metrics: Record<string, Metric> = {};
    const ratios: Record<string, number> = {};
    for (const size of SIZES) {
      process.stderr.write(`growing to ${size} entries\n`);
      await ledger.growTo(size);
      const measured = await measureAt(own);
      const name = (figure: string): string => `${size} · ${figure}`;
      for (const [figure, value] of Object.entries(measured.metrics)) metrics[name(figure)] = value;
      ratios[name('requestsToSql')] = measured.requestsToSql;
    }
    return { runs: RUNS, metrics, ratios };
  });
}

async function measureAt({ database, url }: BenchDatabase) {
  const api = await ApiProcess.start(database, url, LEDGER);
  try {
    const asked = await measureQuestions(api, await samplesOf(database, LEDGER));
    const streamed = await measureExport(api);
    const { requests, statements } = await requestsBesideSql(api, database, RUNS);
    const rates = {
      requests: metric(requests, 'requests/s'),
      sameSql: metric(statements, 'requests/s'),
    };
    const requestsToSql = rates.requests.median / rates.sameSql.median;
    return { metrics: { ...asked, exportOfChanges: streamed, ...rates }, requestsToSql };
  } finally {
    await api.stop();
  }
}

async function measureQuestions(
  api: ApiProcess,
  samples: Awaited<ReturnType<typeof samplesOf>>,
): Promise<Figures> {
  const figures: Record<string, Metric> = {};
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const halves: number[] = [];
    const slowest: number[] = [];
    const paths = Array.from({ length: ASKED }, (_, n) => question(samples, n));
    // a run before the first warms up and does not count
    for (let run = -1; run < RUNS; run += 1) {
      const { milliseconds: took } = await api.ask({ paths, mostSeconds: MOST_SECONDS });
      if (run < 0) continue;
      halves.push(percentile(took, 0.5));
      slowest.push(percentile(took, 0.99));
    }
    figures[`${name} p50`] = metric(halves, 'ms');
    figures[`${name} p99`] = metric(slowest, 'ms');
  }
  return figures;
}

async function measureExport(api: ApiProcess): Promise<Metric> {
  const rates: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { bytes, seconds } = await api.ask({
      paths: ['/v1/changes'],
      accept: 'application/x-ndjson',
    });
    rates.push(bytes / 1e6 / seconds);
  }
  return metric(rates, 'MB/s');
}
