// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { type BenchReport, median, metric } from '#bench';
import { sleep } from '#platform';
import type { Contestant } from './contest.js';
import { fillTopic } from './fill-topic.js';
import { startOurs } from './our-workers.js';
import { newTopic, openField } from './playing-field.js';

/** `BENCH_EVENTS=15000000 npm run bench soak` takes 20 minutes and 45 GB */
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 1_000_000);
const LOOK_EVERY_MS = 2_000;
/** what V8 fills before it first collects tells nothing */
const WARM_UP = 0.2;

/** What the worker was at one moment. */
interface Sample {
  readonly atMs: number;
  readonly entries: number;
  readonly mebibytes: number;
  readonly descriptors: number;
}

/** One worker at full rate for as long as a topic lasts: whether its memory, files and rate stay. */
export async function bench(): Promise<BenchReport> {
  const field = await openField();
  try {
    const name = await newTopic(field, 'soak');
    const topic = await fillTopic(field.kafka, name, { events: EVENTS, compression: 'zstd' });
    await field.renew();
    const ours = await startOurs(field, topic, { workers: 1, ledger: 'soak' });
    try {
      return report(await watch(ours));
    } finally {
      await ours.stop();
    }
  } finally {
    await field.close();
  }
}

async function watch({ pids, done }: Contestant): Promise<readonly Sample[]> {
  const pid = pids['worker1'] ?? 0;
  const samples: Sample[] = [];
  for (let entries = 0; entries < EVENTS; await sleep(LOOK_EVERY_MS)) {
    entries = await done();
    const now = { atMs: performance.now(), entries, ...usedBy(pid) };
    if (entries > EVENTS * WARM_UP) samples.push(now);
    const { mebibytes, descriptors } = now;
    process.stderr.write(`${entries} entries, ${mebibytes} MiB, ${descriptors} descriptors\n`);
  }
  return samples;
}

function usedBy(pid: number): Pick<Sample, 'mebibytes' | 'descriptors'> {
  const [, kibibytes = 'NaN'] =
    /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return {
    mebibytes: Math.round(Number(kibibytes) / 1_024),
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
  };
}

function report(samples: readonly Sample[]): BenchReport {
  const half = samples.length >> 1;
  const halves = [samples.slice(0, half), samples.slice(half)] as const;
  const memory = halves.map((all) => all.map(({ mebibytes }) => mebibytes));
  const rates = halves.map(ratesOf);
  const [memoryBefore = [], memoryAfter = []] = memory;
  const [ratesBefore = [], ratesAfter = []] = rates;
  return {
    runs: 1,
    metrics: {
      rateFirstHalf: metric(ratesBefore, 'events/s'),
      rateSecondHalf: metric(ratesAfter, 'events/s'),
      memoryFirstHalf: metric(memoryBefore, 'MiB'),
      memorySecondHalf: metric(memoryAfter, 'MiB'),
      descriptors: metric(
        samples.map(({ descriptors }) => descriptors),
        'open',
      ),
    },
    ratios: {
      'rate, second half : first': median(ratesAfter) / median(ratesBefore),
      'memory, second half : first': median(memoryAfter) / median(memoryBefore),
    },
  };
}

function ratesOf(samples: readonly Sample[]): readonly number[] {
  return samples.slice(1).map(({ atMs, entries }, index) => {
    const before = samples[index];
    if (before === undefined) return NaN;
    return ((entries - before.entries) / (atMs - before.atMs)) * 1_000;
  });
}
