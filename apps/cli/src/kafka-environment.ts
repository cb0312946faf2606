// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import {
  type Environment,
  KAFKA_SETTINGS,
  kafkaSecurityOf,
  type KafkaSecurity,
  parseConfig,
} from '#platform';

/** What the environment says of the brokers alone; other settings are for others. Throws ConfigError. */
export function kafkaFromEnvironment(environment: Environment): {
  readonly brokers: readonly string[];
  readonly security: KafkaSecurity;
} {
  const names = Object.keys(KAFKA_SETTINGS).flatMap((name) => [name, `${name}_FILE`]);
  const own = Object.fromEntries(names.map((name) => [name, environment[name]]));
  const config = parseConfig(z.object(KAFKA_SETTINGS), own);
  return { brokers: config.KAFKA_BROKERS, security: kafkaSecurityOf(config) };
}
