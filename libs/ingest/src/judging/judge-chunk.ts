// SPDX-License-Identifier: Apache-2.0
import type { NewEvent, PartitionPlace } from '#ledger';
import type { KafkaRecord } from '#platform';
import { judgeRecord } from './judge-record.js';

/** Entries below this state are in the quarantine view. */
const TRUSTED = 3;

/** The entry of a record that Kafka brought. */
export function judgeKafkaRecord(
  record: KafkaRecord,
  { topic, partition }: PartitionPlace,
): NewEvent {
  const { offset, timestamp } = record;
  return judgeRecord(record, {
    kind: 'kafka',
    topic,
    partition,
    offset: String(offset),
    timestamp,
  });
}

/** The code of the reason why an entry is in quarantine; null: it is not. */
export function quarantineCode({ state, reason }: NewEvent): string | null {
  return state >= TRUSTED ? null : (reason?.split(':', 1)[0] ?? 'none');
}
