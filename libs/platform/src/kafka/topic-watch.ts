// SPDX-License-Identifier: Apache-2.0
import type { Admin } from 'kafkajs';
import { sleep } from '../sleep.js';
import { KafkaError, type KafkaOptions, kafkaClient } from './kafka.js';

const DROP_MS = 1_000;

/** A partition's first kept offset and the offset its next record will get. */
export interface PartitionOffsets {
  readonly partition: number;
  readonly low: bigint;
  readonly high: bigint;
}

/** Asks a broker what it holds, over one connection that is kept until something goes wrong. */
export class TopicWatch {
  private admin: Promise<Admin> | null = null;
  private readonly stopping = new AbortController();

  constructor(private readonly options: KafkaOptions) {}

  /** Throws KafkaError BROKER_UNAVAILABLE. */
  async topics(): Promise<ReadonlySet<string>> {
    return new Set(await this.ask((admin) => admin.listTopics()));
  }

  /** What the broker holds of a topic. Throws KafkaError TOPIC_MISSING, BROKER_UNAVAILABLE. */
  async offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    return this.ask(async (admin) => {
      // kafkajs would ask for a topic that is gone again and again
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

  /** For good: what is being asked rejects. A connection that is still being made is left to itself. */
  async stop(): Promise<void> {
    this.stopping.abort(new KafkaError('BROKER_UNAVAILABLE', 'the broker is no longer asked'));
    await Promise.race([this.drop(), sleep(DROP_MS)]);
  }

  private async drop(): Promise<void> {
    const { admin } = this;
    this.admin = null;
    await (await admin?.catch(() => null))?.disconnect().catch(() => undefined);
  }

  private async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    try {
      this.admin ??= this.connect();
      return await unlessAborted(this.admin.then(question), this.stopping.signal);
    } catch (cause) {
      void this.drop();
      if (cause instanceof KafkaError) throw cause;
      throw unavailable(this.options, cause);
    }
  }

  private async connect(): Promise<Admin> {
    const admin = kafkaClient(this.options).admin({ retry: { retries: 3, initialRetryTime: 200 } });
    await admin.connect();
    return admin;
  }
}

/**
 * What a promise gives, unless `signal` aborts first. A race with one promise that outlives them all
 * would keep something of every race.
 */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** What a failure to reach the brokers is called, whatever kafkajs calls it. */
export function unavailable({ brokers }: KafkaOptions, cause: unknown): KafkaError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `no broker answers at ${brokers.join(', ')}: ${reason}`;
  return new KafkaError('BROKER_UNAVAILABLE', message, { cause });
}
