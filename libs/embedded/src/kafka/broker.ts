// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { type Environment, type Launch, serverEnvironment } from '../launch.js';

/** What the programs of Kafka run on and where. */
export interface Broker {
  /** The java command. */
  readonly java: string;
  /** Folder of the jars. */
  readonly jars: string;
  /** Working folder; holds the files of broker-files.ts, `data` and `tmp`. */
  readonly folder: string;
  readonly environment: Environment;
}

/** 256 to 384 MB of heap: about 400 MB of memory in all. */
export function brokerLaunch(broker: Broker, properties: string): Launch {
  const heap = ['-Xms256m', '-Xmx384m', '-XX:+ExitOnOutOfMemoryError'];
  return javaLaunch(broker, [...heap, 'kafka.Kafka', properties]);
}

/** Gives an empty data folder its identity, without which a broker does not start (KRaft). */
export function formatLaunch(broker: Broker, clusterId: string, properties: string): Launch {
  const main = 'kafka.tools.StorageTool';
  return javaLaunch(broker, [
    main,
    'format',
    // one word: an id may begin with a hyphen, which would be taken for an option
    `--cluster-id=${clusterId}`,
    '-c',
    properties,
  ]);
}

function javaLaunch({ java, jars, folder, environment }: Broker, args: readonly string[]): Launch {
  const options = [
    '-cp',
    join(jars, '*'),
    '-Dlog4j2.configurationFile=log4j2.properties',
    // Native libraries of the codecs are unpacked here, beside the data and not in /tmp.
    '-Djava.io.tmpdir=tmp',
    '-Djava.awt.headless=true',
  ];
  const command = java;
  return {
    command,
    args: [...options, ...args],
    environment: serverEnvironment(environment),
    folder,
  };
}
