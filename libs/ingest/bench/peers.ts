// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sinkProperties, type SinkMode, workerProperties } from './connect-properties.js';
import type { Contestant } from './contest.js';
import type { DebeziumJars } from './debezium-jars.js';
import type { FilledTopic } from './fill-topic.js';
import { plainTable, type PlainTable, type SinkKey } from './plain-table.js';
import type { PlayingField } from './playing-field.js';

/** How the sink is run. */
export interface SinkRun {
  readonly jars: DebeziumJars;
  readonly run: number;
  readonly key: SinkKey;
  readonly mode: SinkMode;
}

/** Debezium's JDBC sink on Kafka Connect, standalone: what a team would use to keep a topic in SQL. */
export async function startDebezium(
  field: PlayingField,
  topic: FilledTopic,
  { jars, run, key, mode }: SinkRun,
): Promise<Contestant> {
  // the name of the consumer group too
  const name = `sink_${key}_${mode}_${run}`;
  const table = await plainTable(field, topic, { name, key });
  const file = (suffix: string) => join(field.folder, `${name}.${suffix}`);
  await writeFile(file('worker'), workerProperties(field, jars, file('offsets')));
  await writeFile(file('sink'), sinkProperties(field, topic.name, { table: name, key, mode }));
  const log = openSync(file('log'), 'w');
  const main = 'org.apache.kafka.connect.cli.ConnectStandalone';
  const classes = ['-cp', join(jars.connect, '*'), main];
  const args = ['-Xms512m', '-Xmx1g', ...classes, file('worker'), file('sink')];
  return contestant('connect', spawn('java', args, { stdio: ['ignore', log, log] }), table);
}

/** A consumer with a callback and an INSERT a message. */
export async function startEachMessage(
  field: PlayingField,
  topic: FilledTopic,
  run: number,
): Promise<Contestant> {
  const table = await plainTable(field, topic, { name: `each_${run}`, key: 'offset' });
  const args = [field.kafka.brokers.join(','), topic.name, table.name, field.url];
  const execArgv = ['--disable-warning=TimeoutNegativeWarning'];
  const child = fork('dist/libs/ingest/bench/each-message.js', args, { execArgv });
  return contestant('consumer', child, table);
}

function contestant(name: string, child: ChildProcess, { done }: PlainTable): Contestant {
  return {
    pids: { [name]: child.pid ?? 0 },
    done,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
