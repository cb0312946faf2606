// SPDX-License-Identifier: Apache-2.0
import { type BenchReport, copySeconds, exportRows, median, metric, type Metric } from '#bench';
import type { Compression } from '#platform';
import { type Contestant, type Run, timeRun } from './contest.js';
import type { SinkMode } from './connect-properties.js';
import { debeziumJars } from './debezium-jars.js';
import { type FilledTopic, fillTopic } from './fill-topic.js';
import { startOurs } from './our-workers.js';
import { startDebezium, startEachMessage } from './peers.js';
import type { SinkKey } from './plain-table.js';
import { newTopic, openField, type PlayingField } from './playing-field.js';

const RUNS = Number(process.env['BENCH_RUNS'] ?? 5);
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 150_000);
/** the consumer with an INSERT a message takes ten times as long */
const FEW_EVENTS = EVENTS / 15;

type Make = (run: number) => Promise<Contestant>;

/**
 * Events a second from a filled topic to committed, hashed, deduplicated entries, broker and database
 * on the same cores; beside Debezium's JDBC sink, a consumer with an INSERT a message, and `psql
 * \copy` of the same rows into the same shape. Interleaved: a slow moment of the machine meets all.
 */
export async function bench(): Promise<BenchReport> {
  const field = await openField();
  try {
    const fill = async (compression: Compression, events = EVENTS) =>
      fillTopic(field.kafka, await newTopic(field, `${compression}-${events}`), {
        events,
        compression,
      });
    const topics = { none: await fill('none'), gzip: await fill('gzip'), zstd: await fill('zstd') };
    const few = await fill('none', FEW_EVENTS);
    const contestants = { ...ours(field, topics), ...(await peers(field, topics.none, few)) };
    await exportOnce(field, topics.none);
    const runs = await playAll(field, contestants);
    return report(runs, topics.none);
  } finally {
    await field.close();
  }
}

/** The rows that `psql \copy` is given: those of a ledger that was ingested once before. */
async function exportOnce(field: PlayingField, topic: FilledTopic): Promise<void> {
  await field.renew();
  await timeRun(
    field,
    await startOurs(field, topic, { workers: 1, ledger: 'copied' }),
    topic.events,
  );
  await exportRows(field, 'copied');
}

interface Entrant {
  readonly events: number;
  readonly make: Make | 'copy';
}

function ours(
  field: PlayingField,
  topics: Readonly<Record<'none' | 'gzip' | 'zstd', FilledTopic>>,
): Readonly<Record<string, Entrant>> {
  const entrant = (name: string, topic: FilledTopic, workers: number): Entrant => ({
    events: topic.events,
    make: (run) => startOurs(field, topic, { workers, ledger: `${name.toLowerCase()}-${run}` }),
  });
  return {
    ours: entrant('ours', topics.none, 1),
    oursTwoWorkers: entrant('two', topics.none, 2),
    oursGzip: entrant('gzip', topics.gzip, 1),
    oursZstd: entrant('zstd', topics.zstd, 1),
  };
}

async function peers(
  field: PlayingField,
  topic: FilledTopic,
  few: FilledTopic,
): Promise<Readonly<Record<string, Entrant>>> {
  const each: Entrant = { events: few.events, make: (run) => startEachMessage(field, few, run) };
  const copy: Entrant = { events: topic.events, make: 'copy' };
  const jars = await debeziumJars(field.folder).catch((error: Error) => {
    process.stderr.write(`SKIPPED: Debezium's sink, which Maven cannot fetch: ${error.message}\n`);
    return null;
  });
  if (jars === null) return { eachMessage: each, copySameRows: copy };
  const sink = (key: SinkKey, mode: SinkMode): Entrant => ({
    events: topic.events,
    make: (run) => startDebezium(field, topic, { jars, run, key, mode }),
  });
  return {
    // by its id an event is kept once, however often it comes: the peer
    debezium: sink('id', 'insert'),
    debeziumUpsert: sink('id', 'upsert'),
    // by its offset a redelivery is kept twice
    debeziumByOffset: sink('offset', 'insert'),
    eachMessage: each,
    copySameRows: copy,
  };
}

type Runs = Readonly<Record<string, readonly Run[]>>;

async function playAll(
  field: PlayingField,
  entrants: Readonly<Record<string, Entrant>>,
): Promise<Runs> {
  const runs: Record<string, Run[]> = {};
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, { events, make }] of Object.entries(entrants)) {
      await field.renew();
      const found =
        make === 'copy'
          ? await copyRun(field, events)
          : await timeRun(field, await make(run), events);
      (runs[name] ??= []).push(found);
      process.stderr.write(`${name} ${run + 1}/${RUNS}: ${Math.round(found.eventsPerSecond)}/s\n`);
    }
  }
  return runs;
}

async function copyRun(field: PlayingField, events: number): Promise<Run> {
  return { eventsPerSecond: events / (await copySeconds(field)), cpu: {} };
}

function report(runs: Runs, { bytesAnEvent }: FilledTopic): BenchReport {
  const metrics: Record<string, Metric> = {
    bytesAnEvent: metric([bytesAnEvent], 'B'),
  };
  for (const [name, all] of Object.entries(runs)) {
    metrics[name] = metric(
      all.map(({ eventsPerSecond }) => eventsPerSecond),
      'events/s',
    );
    for (const part of Object.keys(all[0]?.cpu ?? {})) {
      metrics[`${name} · CPU of ${part}`] = metric(
        all.map(({ cpu }) => cpu[part] ?? 0),
        'µs/event',
      );
    }
  }
  const rate = (name: string) =>
    median((runs[name] ?? []).map(({ eventsPerSecond }) => eventsPerSecond));
  const peersOf = Object.keys(runs).filter((name) => !name.startsWith('ours'));
  const ratios = peersOf.map((name) => [`ours : ${name}`, rate('ours') / rate(name)] as const);
  return { runs: RUNS, metrics, ratios: Object.fromEntries(ratios) };
}
