// SPDX-License-Identifier: Apache-2.0
import type { DemoRecord } from '#demo';
import { identityOf } from '#events';
import { type KafkaSecurity, Log, RecordSink } from '#platform';
import type { ApiClient } from '../up/api-client.js';

const BATCH = 200;
const STRUCTURED = 'application/cloudevents+json';

/** Where a demo history is published to: the topic, or over HTTP where there is no broker. */
export interface DemoTarget {
  readonly topic: string;
  readonly ledger: string;
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity;
  readonly api: ApiClient;
  readonly publisherKey: string;
}

export interface DemoPublishing {
  /** which of these identities the ledger holds already */
  readonly known: (identities: readonly Uint8Array[]) => Promise<readonly boolean[]>;
  readonly note: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Publishes what the ledger does not hold yet, in order; returns how many records that were. */
export async function publishDemo(
  history: Iterable<DemoRecord>,
  target: DemoTarget,
  { known, note, signal }: DemoPublishing,
): Promise<number> {
  const send = sender(target);
  let published = 0;
  try {
    for (const batch of batches(history)) {
      signal.throwIfAborted();
      const isKnown = await known(batch.map(({ event }) => identityOf(event)));
      const missing = batch.filter((_, index) => isKnown[index] !== true);
      if (missing.length > 0) await send.publish(missing);
      published += missing.length;
      note(`${published} events published`);
    }
  } finally {
    await send.stop();
  }
  return published;
}

interface Sender {
  publish(records: readonly DemoRecord[]): Promise<unknown>;
  stop(): Promise<void>;
}

function sender(target: DemoTarget): Sender {
  const { topic, ledger, brokers, security, api, publisherKey } = target;
  if (brokers.length === 0) {
    const path = `/v1/events?ledger=${ledger}`;
    const mediaType = 'application/cloudevents-batch+json';
    return {
      publish: (records) =>
        api.post(path, publisherKey, JSON.stringify(records.map(({ event }) => event)), mediaType),
      stop: async () => undefined,
    };
  }
  const log = new Log('demo', 'error');
  const options = { brokers, clientId: 'change-ledger-demo', log };
  const sink = new RecordSink(security === undefined ? options : { ...options, security });
  return {
    publish: (records) => sink.publish(topic, records.map(recordOf)),
    stop: () => sink.stop(),
  };
}

function recordOf({ key, event }: DemoRecord) {
  return { key, value: JSON.stringify(event), headers: { 'content-type': STRUCTURED } };
}

function* batches(history: Iterable<DemoRecord>): Generator<readonly DemoRecord[]> {
  let batch: DemoRecord[] = [];
  for (const record of history) {
    batch.push(record);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
