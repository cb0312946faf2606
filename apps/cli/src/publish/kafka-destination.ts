// SPDX-License-Identifier: Apache-2.0
import type { CloudEvent } from '#events';
import { type KafkaOptions, type NewRecord, RecordSink } from '#platform';
import type { Destination } from './destination.js';

const HEADERS = { 'content-type': 'application/cloudevents+json' };

/** A topic, whose brokers have every event in all in-sync replicas before it counts as sent. */
export function kafkaDestination(options: KafkaOptions, topic: string): Destination {
  const sink = new RecordSink(options);
  return {
    name: `topic ${topic}`,
    send: async (events) => {
      await sink.publish(topic, events.map(recordOf));
      return [];
    },
    close: () => sink.stop(),
  };
}

function recordOf(event: CloudEvent): NewRecord {
  return { key: keyOf(event), value: JSON.stringify(event), headers: HEADERS };
}

/** One chain, else what one source says, stays in one partition and so in its order (intake.md §5). */
function keyOf({ source, data }: CloudEvent): string | null {
  // published as it came, it need not hold a CDEvent
  const context: unknown = Reflect.get(Object(data), 'context');
  const chain: unknown = Reflect.get(Object(context), 'chainId');
  if (typeof chain === 'string') return chain;
  return typeof source === 'string' ? source : null;
}
