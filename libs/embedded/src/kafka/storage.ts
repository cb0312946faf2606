// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failureOf } from '../failure.js';
import { isThere } from '../is-there.js';
import { makeWhole } from '../make-whole.js';
import { runTool } from '../run-tool.js';
import { writeFailure } from '../system-error.js';
import { type Broker, formatLaunch } from './broker.js';
import { type BrokerPorts, LOG4J_PROPERTIES, serverProperties } from './broker-files.js';

const FORMAT_DEADLINE_MS = 60_000;

/** Writes the broker's files anew for these ports; its data stay. */
export async function writeBrokerFiles(folder: string, ports: BrokerPorts): Promise<void> {
  const tmp = join(folder, 'tmp');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rm(tmp, { recursive: true, force: true });
    await mkdir(tmp);
    await writeFile(join(folder, 'log4j2.properties'), LOG4J_PROPERTIES);
    await writeFile(join(folder, 'server.properties'), serverProperties(ports, 'data'));
  } catch (error) {
    throw writeFailure(folder, error);
  }
}

/** Makes the data folder of the cluster, unless it is there. */
export function makeStorage(
  broker: Broker,
  ports: BrokerPorts,
  progress: (text: string) => void,
): Promise<void> {
  const fill = (draft: string): Promise<void> => {
    progress('creating the Kafka cluster');
    return formatStorage(broker, ports, draft);
  };
  return makeWhole({ place: join(broker.folder, 'data'), isWhole: isFormatted, fill });
}

function isFormatted(place: string): Promise<boolean> {
  return isThere(join(place, 'meta.properties'));
}

async function formatStorage(broker: Broker, ports: BrokerPorts, draft: string): Promise<void> {
  const properties = join(draft, 'format.properties');
  await writeFile(properties, serverProperties(ports, basename(draft)));
  const clusterId = randomBytes(16).toString('base64url');
  const end = await runTool(formatLaunch(broker, clusterId, properties), FORMAT_DEADLINE_MS);
  await rm(properties);
  if (end.kind === 'done') return;
  const what = `formatting Kafka's storage in ${broker.folder} failed (${end.how})`;
  throw failureOf({ what, lines: end.lines, code: 'START_FAILED' });
}
