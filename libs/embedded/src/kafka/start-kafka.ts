// SPDX-License-Identifier: Apache-2.0
import { connect } from 'node:net';
import { join } from 'node:path';
import { openDataFolder } from '../data-folder.js';
import { choosePort, HOST } from '../port.js';
import { KAFKA, type RunningServer } from '../server.js';
import { startServer } from '../start-server.js';
import { stopLeftover } from '../stop-leftovers.js';
import { brokerLaunch } from './broker.js';
import type { BrokerPorts, Listener } from './broker-files.js';
import { kafkaJars, type KafkaJarsOptions } from './jars.js';
import { requireJava } from './java.js';
import { makeStorage, writeBrokerFiles } from './storage.js';

/** How the broker is started; JAVA_HOME is read from the environment too. */
export interface KafkaOptions extends KafkaJarsOptions {
  /** Made if absent; holds `kafka`, the ports, the pid file and the log. */
  readonly dataDir: string;
  /** Without it the port of the last time, or any free one. */
  readonly port?: number;
  /** Ways in beside the one that asks for nothing. */
  readonly listeners?: readonly Listener[];
  /** Told each line that the broker logs. */
  readonly log?: (line: string) => void;
}

/** A broker that is up. */
export interface RunningKafka extends RunningServer {
  /** `host:port`, the one broker. */
  readonly brokers: readonly string[];
}

/** A broker that was killed first checks the segments that it had open. */
const READY_DEADLINE_MS = 120_000;

/**
 * Starts one broker of Apache Kafka 4 (KRaft) on 127.0.0.1 with its data in one folder, and returns
 * when its port accepts connections. It stops when this process ends, however.
 * @throws EmbeddedError JAVA_MISSING, JAVA_TOO_OLD, those of `kafkaJars`, FOLDER_NOT_WRITABLE,
 * FOLDER_IN_USE, DISK_FULL, PORT_TAKEN, START_FAILED, NOT_READY
 */
export async function startKafka(options: KafkaOptions): Promise<RunningKafka> {
  const { environment = process.env, progress = () => undefined } = options;
  const java = await requireJava(environment);
  const dataFolder = await openDataFolder(options.dataDir);
  await stopLeftover(dataFolder, KAFKA);
  const chosen = await choosePorts(dataFolder, options.port);
  const ports = { ...chosen, more: options.listeners };
  const jars = await kafkaJars(options);
  const folder = join(dataFolder, 'kafka');
  const broker = { java: java.command, jars, folder, environment };
  await writeBrokerFiles(folder, ports);
  await makeStorage(broker, ports, progress);

  progress(`starting Kafka on port ${ports.port}`);
  const { pid, ended, stop } = await startServer({
    kind: KAFKA,
    folder: dataFolder,
    launch: brokerLaunch(broker, KAFKA.argument(dataFolder)),
    isReady: () => accepts(ports.port),
    deadlineMs: READY_DEADLINE_MS,
    log: options.log,
  });
  const { port } = ports;
  return { brokers: [`${HOST}:${port}`], host: HOST, port, pid, ended, stop };
}

async function choosePorts(folder: string, wanted?: number): Promise<BrokerPorts> {
  const port = await choosePort(join(folder, 'kafka.port'), wanted);
  const controllerPort = await choosePort(join(folder, 'kafka-controller.port'));
  return { port, controllerPort };
}

/** Kafka 4 opens this port last, after the controller has taken the broker into service. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
