// SPDX-License-Identifier: Apache-2.0
import { type KafkaOptions, kafkaClient } from './kafka.js';
import { type PartitionOffsets, TopicWatch, unavailable } from './topic-watch.js';

/** What HTTP takes, 1 MiB, with its headers. */
const LARGEST_BATCH = 2 * 1024 * 1024;
const SEVEN_DAYS_MS = 7 * 24 * 60 * 60 * 1_000;

/** How a topic is made. */
export interface TopicForm {
  /** three unless told otherwise */
  readonly partitions?: number;
  /** how long records are kept: seven days unless told otherwise; −1: for ever */
  readonly retentionMs?: number;
}

/**
 * Creates the topics that are missing: kept for a time, never compacted (intake.md §5). Throws
 * KafkaError BROKER_UNAVAILABLE.
 */
export async function ensureTopics(
  options: KafkaOptions,
  topics: readonly string[],
  form: TopicForm = {},
): Promise<void> {
  const admin = kafkaClient(options).admin({ retry: { retries: 3, initialRetryTime: 200 } });
  try {
    await admin.connect();
    const present = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !present.has(topic));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => newTopic(topic, form)),
    });
  } catch (cause) {
    throw unavailable(options, cause);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/** What the broker holds of a topic. Throws KafkaError TOPIC_MISSING, BROKER_UNAVAILABLE. */
export async function topicOffsets(
  options: KafkaOptions,
  topic: string,
): Promise<readonly PartitionOffsets[]> {
  const watch = new TopicWatch(options);
  try {
    return await watch.offsets(topic);
  } finally {
    await watch.stop();
  }
}

function newTopic(topic: string, { partitions = 3, retentionMs = SEVEN_DAYS_MS }: TopicForm) {
  const configEntries = [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'retention.ms', value: String(retentionMs) },
    { name: 'max.message.bytes', value: String(LARGEST_BATCH) },
  ];
  return { topic, numPartitions: partitions, configEntries };
}
