// SPDX-License-Identifier: Apache-2.0
import { EmbeddedError, type RunningKafka, startKafka } from '#embedded';

const WITHOUT_BROKER: readonly string[] = [
  'JAVA_MISSING',
  'JAVA_TOO_OLD',
  'MAVEN_MISSING',
  'KAFKA_NOT_RESOLVED',
];

/** The broker, or why this machine cannot have one: then the service runs with HTTP intake alone. */
export type Broker =
  | { readonly kind: 'running'; readonly server: RunningKafka }
  | { readonly kind: 'none'; readonly reason: string };

/** Starts Kafka; what a machine lacks is an answer, anything else is thrown as EmbeddedError. */
export async function startBroker(
  dataDir: string,
  progress: (text: string) => void,
): Promise<Broker> {
  try {
    return { kind: 'running', server: await startKafka({ dataDir, progress }) };
  } catch (error) {
    if (error instanceof EmbeddedError && WITHOUT_BROKER.includes(error.code)) {
      return { kind: 'none', reason: error.message };
    }
    throw error;
  }
}
