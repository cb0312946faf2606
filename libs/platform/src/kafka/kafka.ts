// SPDX-License-Identifier: Apache-2.0
import type { LogEntry, Kafka as KafkaClient } from 'kafkajs';
import { CodedError } from '../coded-error.js';
import type { Log } from '../log.js';
import { Kafka, logLevel } from './kafkajs.js';
import { type KafkaSecurity, securityOptions } from './security.js';

/**
 * BROKER_UNAVAILABLE: no broker answers; TOPIC_MISSING: the broker does not hold the topic;
 * RECORD_TOO_LARGE: it takes no record of that size, however often it is asked.
 */
export class KafkaError extends CodedError<
  'BROKER_UNAVAILABLE' | 'TOPIC_MISSING' | 'RECORD_TOO_LARGE'
> {}

export interface KafkaOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly log: Log;
  /** absent: neither TLS nor SASL */
  readonly security?: KafkaSecurity;
}

/** The connection settings all clients share; kafkajs stays inside this folder. */
export function kafkaClient({ brokers, clientId, log, security }: KafkaOptions): KafkaClient {
  return new Kafka({
    clientId,
    brokers: [...brokers],
    ...securityOptions(security),
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => write(log, entry),
    retry: { initialRetryTime: 100, maxRetryTime: 5_000, retries: 8 },
  });
}

// a starting broker says so for some seconds, and kafkajs asks again by itself; what a send may cost
// in time is bounded on purpose, for a caller waits
const PASSING =
  /coordinator is (loading|not available)|does not host this topic|not the leader|rebalanc|Limiting retries/i;

function write(log: Log, { level, log: { message, error } }: LogEntry): void {
  const text = typeof error === 'string' ? `${message}: ${error}` : message;
  if (PASSING.test(text)) return log.debug(text);
  // what kafkajs calls an error it retries; a lasting one shows as readiness
  return level <= logLevel.WARN ? log.warn(text) : log.debug(text);
}
