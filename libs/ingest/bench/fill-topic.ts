// SPDX-License-Identifier: Apache-2.0
import { demoHistory } from '#demo';
import { type Compression, type KafkaOptions, RecordSink } from '#platform';

/** A topic with what a contest needs to know of it. */
export interface FilledTopic {
  readonly name: string;
  readonly events: number;
  /** of the values alone, not compressed */
  readonly bytesAnEvent: number;
}

const AT_ONCE = 500;
const HEADERS = { 'content-type': 'application/cloudevents+json' };

/** Publishes the demo's history as a publisher does that gathers 500 records a batch. */
export async function fillTopic(
  kafka: KafkaOptions,
  name: string,
  options: { readonly events: number; readonly compression: Compression },
): Promise<FilledTopic> {
  const sink = new RecordSink(kafka, options.compression);
  let bytes = 0;
  let batch: { key: string | null; value: string; headers: typeof HEADERS }[] = [];
  const send = async () => {
    if (batch.length > 0) await sink.publish(name, batch);
    batch = [];
  };
  for (const { key, event } of demoHistory({ events: options.events })) {
    const value = JSON.stringify(event);
    bytes += Buffer.byteLength(value);
    batch.push({ key, value, headers: HEADERS });
    if (batch.length >= AT_ONCE) await send();
  }
  await send();
  await sink.stop();
  return { name, events: options.events, bytesAnEvent: Math.round(bytes / options.events) };
}
