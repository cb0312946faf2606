// SPDX-License-Identifier: Apache-2.0
export { countBuffersWithHeap } from './count-buffers.js';
export { Bell } from './bell.js';
export { Clock, FixedClock, SystemClock } from './clock.js';
export { CodedError } from './coded-error.js';
export { ConfigError, type Environment, parseConfig } from './config/parse-config.js';
export { KAFKA_SETTINGS, kafkaSecurityOf } from './config/kafka-settings.js';
export { SETTINGS, type TopicMap } from './config/settings.js';
export { type Failpoint, failpoint, failpoints, FAILPOINT_VARIABLE } from './failpoint.js';
export { KafkaError, type KafkaOptions } from './kafka/kafka.js';
export type { KafkaSecurity, Sasl } from './kafka/security.js';
export type { KafkaRecord, NewRecord } from './kafka/record.js';
export { type Compression, RecordSink } from './kafka/record-sink.js';
export {
  type AssignedPartition,
  type Polled,
  RecordSource,
  type SourceHealth,
} from './kafka/record-source.js';
export { GroupSource } from './kafka/group-source.js';
export type { GroupOptions } from './kafka/group-life.js';
export { type PartitionOffsets, TopicWatch } from './kafka/topic-watch.js';
export { ensureTopics, type TopicForm, topicOffsets } from './kafka/topics.js';
export {
  type Count,
  type Labels,
  type Level,
  type MetricForm,
  Metrics,
  type Spread,
} from './metrics/metrics.js';
export { Log, type LogFields, type LogLevel } from './log.js';
export { CopyBuffer, type CopyParts } from './postgres/copy-buffer.js';
export { type CopyInput, CopyQuery } from './postgres/copy-query.js';
export {
  Database,
  DatabaseError,
  type DatabaseOptions,
  type Row,
  type Session,
  sqlText,
} from './postgres/database.js';
export { Leadership, type LeadershipOptions, tryLock, unlockAll } from './postgres/leadership.js';
export { isRefusal } from './postgres/refusal.js';
export { migrate } from './postgres/migrate.js';
export { Pacer } from './pacer.js';
export { PlatformModule, type PlatformOptions } from './platform.module.js';
export { sleep } from './sleep.js';
export { forgetStatus, recentStatus, reportStatus, type RoleStatus } from './status.js';
