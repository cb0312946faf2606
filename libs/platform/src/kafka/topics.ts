// SPDX-License-Identifier: Apache-2.0
import type { Admin } from 'kafkajs';
import { KafkaError, type KafkaOptions, kafkaClient } from './kafka.js';

const SEVEN_DAYS_MS = 7 * 24 * 60 * 60 * 1_000;

/** A partition's first kept offset and the offset its next record will get. */
export interface PartitionOffsets {
  readonly partition: number;
  readonly low: bigint;
  readonly high: bigint;
}

/** How a topic is made. */
export interface TopicForm {
  readonly partitions: number;
  /** how long records are kept; −1: for ever */
  readonly retentionMs: number;
}

/** Creates the topics that are missing: kept seven days, never compacted (intake.md §5). */
export async function ensureTopics(
  options: KafkaOptions,
  topics: readonly string[],
  { partitions, retentionMs }: TopicForm = { partitions: 3, retentionMs: SEVEN_DAYS_MS },
): Promise<void> {
  await withAdmin(options, async (admin) => {
    const present = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !present.has(topic));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: partitions,
        configEntries: [
          { name: 'cleanup.policy', value: 'delete' },
          { name: 'retention.ms', value: String(retentionMs) },
        ],
      })),
    });
  });
}

/** What the broker holds of a topic. Throws KafkaError TOPIC_MISSING, BROKER_UNAVAILABLE. */
export async function topicOffsets(
  options: KafkaOptions,
  topic: string,
): Promise<readonly PartitionOffsets[]> {
  return withAdmin(options, async (admin) => {
    if (!(await admin.listTopics()).includes(topic)) {
      throw new KafkaError('TOPIC_MISSING', `the broker holds no topic '${topic}'`);
    }
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets.map(({ partition, low, high }) => ({
      partition,
      low: BigInt(low),
      high: BigInt(high),
    }));
  });
}

async function withAdmin<T>(options: KafkaOptions, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafkaClient(options).admin({ retry: { retries: 3, initialRetryTime: 200 } });
  try {
    await admin.connect();
    return await work(admin);
  } catch (cause) {
    if (cause instanceof KafkaError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const brokers = options.brokers.join(', ');
    throw new KafkaError('BROKER_UNAVAILABLE', `no broker answers at ${brokers}: ${reason}`, {
      cause,
    });
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
