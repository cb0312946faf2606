// SPDX-License-Identifier: Apache-2.0
import { HTTP } from 'cloudevents';
import { classifyEvent, decodeRecord, factOf, readEvent } from '#events';
import { sampleBodies } from './sample-events.js';

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

const RUNS = 7;
const EVENTS = 40_000;
const CONTENT_TYPE = 'application/cloudevents+json';

/**
 * Events per second on one core from the bytes of a structured CloudEvent of about 1 KB to its fact
 * (decode, validate, upcast, keys), beside `JSON.parse` of the same bytes and beside what the
 * `cloudevents` SDK makes of them. `parseValidateFacts` takes JSON.parse for the wire decoder,
 * which also refuses what readers read differently: duplicate keys, bad UTF-8, depth.
 */
export async function bench(): Promise<BenchReport> {
  const bodies = sampleBodies().map((body) => Buffer.from(body));
  const rates = await interleaved({
    decodeValidateFacts: () => repeat(bodies, decodedFact),
    parseValidateFacts: () => repeat(bodies, parsedFact),
    classify: () => repeat(bodies, classified),
    jsonParse: () => repeat(bodies, parsed),
    cloudeventsSdk: () => repeat(bodies, sdkEvent),
  });
  const metrics = Object.fromEntries(
    Object.entries(rates).map(([name, measured]) => [name, metric(measured)]),
  );
  const ratio = (name: string, peer: string) =>
    median(rates[name] ?? []) / median(rates[peer] ?? []);
  return {
    metrics,
    ratios: {
      decodeValidateFactsToJsonParse: ratio('decodeValidateFacts', 'jsonParse'),
      parseValidateFactsToJsonParse: ratio('parseValidateFacts', 'jsonParse'),
      decodeValidateFactsToCloudeventsSdk: ratio('decodeValidateFacts', 'cloudeventsSdk'),
    },
    runs: RUNS,
  };
}

type Contestants = Readonly<Record<string, () => number>>;

/** Every contestant once a round, so that a slow moment of the machine meets all of them. */
async function interleaved(
  contestants: Contestants,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const rates: Record<string, number[]> = {};
  for (let run = -1; run < RUNS; run += 1) {
    for (const [name, act] of Object.entries(contestants)) {
      const started = performance.now();
      const events = act();
      const rate = (events / (performance.now() - started)) * 1000;
      // The first round warms up and does not count.
      if (run >= 0) (rates[name] ??= []).push(rate);
      await new Promise(setImmediate);
    }
  }
  return rates;
}

const HEADERS = [['content-type', Buffer.from(CONTENT_TYPE)]] as const;
const ORIGIN = { position: 0n, recordedAt: '2026-09-02T10:15:01Z' };

function decodedFact(value: Buffer): unknown {
  const { document, attributes } = decodeRecord({ headers: HEADERS, value });
  return factIn(document, attributes);
}

function parsedFact(value: Buffer): unknown {
  return factIn(dataOf(parsed(value)), {});
}

function factIn(document: unknown, attributes: Readonly<Record<string, string>>): unknown {
  const event = readEvent(document);
  if (event.kind === 'unreadable') throw new Error(event.reason.text);
  return factOf(event, { ...ORIGIN, attributes });
}

function classified(value: Buffer): unknown {
  return classifyEvent(dataOf(parsed(value)));
}

function dataOf(event: unknown): unknown {
  return typeof event === 'object' && event !== null && 'data' in event ? event.data : undefined;
}

function parsed(value: Buffer): unknown {
  return JSON.parse(value.toString('utf8'));
}

function sdkEvent(value: Buffer): unknown {
  const headers = { 'content-type': CONTENT_TYPE };
  return HTTP.toEvent({ headers, body: value.toString('utf8') });
}

function repeat(bodies: readonly Buffer[], act: (body: Buffer) => unknown): number {
  let done = 0;
  while (done < EVENTS) {
    for (const body of bodies) if (act(body) !== undefined) done += 1;
  }
  return done;
}

function metric(rates: readonly number[]): Metric {
  return {
    median: Math.round(median(rates)),
    min: Math.round(Math.min(...rates)),
    max: Math.round(Math.max(...rates)),
    unit: 'events/s',
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
