// SPDX-License-Identifier: Apache-2.0
export { EmbeddedError, type EmbeddedErrorCode } from './embedded-error.js';
export { type Java, requireJava } from './kafka/java.js';
export { kafkaJars, type KafkaJarsOptions } from './kafka/jars.js';
export type { Listener } from './kafka/broker-files.js';
export { KAFKA_VERSION } from './kafka/pom.js';
export { type KafkaOptions, type RunningKafka, startKafka } from './kafka/start-kafka.js';
export type { Environment } from './launch.js';
export {
  type PostgresOptions,
  type RunningPostgres,
  startPostgres,
} from './postgres/start-postgres.js';
export type { RunningServer, ServerEnd, ServerName } from './server.js';
export { type Leftover, stopLeftovers } from './stop-leftovers.js';
