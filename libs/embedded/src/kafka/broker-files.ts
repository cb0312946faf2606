// SPDX-License-Identifier: Apache-2.0
import { HOST } from '../port.js';

/** A further way into the broker. */
export interface Listener {
  /** upper-case letters */
  readonly name: string;
  readonly protocol: 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  readonly port: number;
  /** of this listener alone, named without `listener.name.…` */
  readonly settings: Readonly<Record<string, string>>;
}

/** The listeners of the one node. */
export interface BrokerPorts {
  readonly port: number;
  readonly controllerPort: number;
  readonly more?: readonly Listener[] | undefined;
}

/**
 * `server.properties` of a single node that is broker and controller (KRaft). Paths are relative to
 * the broker's working folder: properties files are Latin-1 and split lists of folders at commas.
 */
export function serverProperties(
  { port, controllerPort, more = [] }: BrokerPorts,
  dataFolder: string,
): string {
  const places = more.map((each) => `,${each.name}://${HOST}:${each.port}`).join('');
  const protocols = more.map(({ name, protocol }) => `,${name}:${protocol}`).join('');
  return propertiesText({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${HOST}:${controllerPort}`,
    listeners: `PLAINTEXT://${HOST}:${port},CONTROLLER://${HOST}:${controllerPort}${places}`,
    'advertised.listeners': `PLAINTEXT://${HOST}:${port}${places}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': `PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT${protocols}`,
    // A killed broker may register again only when its old session is over: 9 s by default.
    'broker.session.timeout.ms': 3_000,
    'broker.heartbeat.interval.ms': 500,
    'log.dirs': dataFolder,
    'log.retention.hours': 168,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 4,
    ...Object.assign({}, ...more.map(settingsOf)),
  });
}

function settingsOf({ name, settings }: Listener): Readonly<Record<string, string>> {
  const prefix = `listener.name.${name.toLowerCase()}.`;
  return Object.fromEntries(
    Object.entries(settings).map(([setting, value]) => [`${prefix}${setting}`, value]),
  );
}

/** To the console alone, which the keeper writes into a log of limited size. */
export const LOG4J_PROPERTIES = propertiesText({
  status: 'WARN',
  'appender.console.type': 'Console',
  'appender.console.name': 'console',
  'appender.console.layout.type': 'PatternLayout',
  'appender.console.layout.pattern': "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}{UTC} %p %c{1}: %m%n",
  'rootLogger.level': 'INFO',
  'rootLogger.appenderRef.console.ref': 'console',
  'logger.config.name': 'org.apache.kafka.common.config.AbstractConfig',
  'logger.config.level': 'WARN',
});

function propertiesText(properties: Readonly<Record<string, string | number | boolean>>): string {
  const lines = Object.entries(properties).map(([name, value]) => `${name}=${value}\n`);
  return lines.join('');
}
