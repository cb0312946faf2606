// SPDX-License-Identifier: Apache-2.0
import { HTTP } from 'cloudevents';
import { type BenchReport, interleaved, median, metric } from '#bench';
import { classifyEvent, decodeRecord, factOf, readEvent } from '#events';
import { sampleBodies } from './sample-events.js';

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
  const contestants = {
    decodeValidateFacts: () => repeat(bodies, decodedFact),
    parseValidateFacts: () => repeat(bodies, parsedFact),
    classify: () => repeat(bodies, classified),
    jsonParse: () => repeat(bodies, parsed),
    cloudeventsSdk: () => repeat(bodies, sdkEvent),
  };
  const rates = await interleaved(contestants, RUNS);
  const metrics = Object.fromEntries(
    Object.entries(rates).map(([name, measured]) => [name, metric(measured, 'events/s')]),
  );
  const ratio = (name: keyof typeof rates, peer: keyof typeof rates) =>
    median(rates[name]) / median(rates[peer]);
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
