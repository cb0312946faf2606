// SPDX-License-Identifier: Apache-2.0
import { demoHistory } from '#demo';
import { type Compression, type KafkaOptions, type NewRecord, RecordSink } from '#platform';

/** A topic with what a contest needs to know of it. */
export interface FilledTopic {
  readonly name: string;
  readonly events: number;
  /** of the values alone, not compressed */
  readonly bytesAnEvent: number;
  /** of the events published last */
  readonly lastIds: readonly string[];
}

const AT_ONCE = 500;
const LAST = 40;
const HEADERS = { 'content-type': 'application/cloudevents+json' };

/** Publishes the demo's history as a publisher does that gathers 500 records a batch. */
export async function fillTopic(
  kafka: KafkaOptions,
  name: string,
  { events, compression }: { readonly events: number; readonly compression: Compression },
): Promise<FilledTopic> {
  const sink = new RecordSink(kafka, compression);
  let bytes = 0;
  let lastIds: readonly string[] = [];
  let batch: NewRecord[] = [];
  const send = async () => {
    if (batch.length > 0) await sink.publish(name, batch);
    batch = [];
  };
  for (const { event } of demoHistory({ events })) {
    const value = JSON.stringify(event);
    bytes += Buffer.byteLength(value);
    // the sink's primary key: it reads none out of the value
    batch.push({ key: event.id, value, headers: HEADERS });
    lastIds = [...lastIds, event.id].slice(-LAST);
    if (batch.length >= AT_ONCE) await send();
  }
  await send();
  await sink.stop();
  return { name, events, bytesAnEvent: Math.round(bytes / events), lastIds };
}
