// SPDX-License-Identifier: Apache-2.0
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contestant } from './contest.js';
import { type ConnectFiles, sinkProperties, workerProperties } from './connect-properties.js';
import type { FilledTopic } from './fill-topic.js';
import { plainTable, type PlainTable } from './plain-table.js';
import type { PlayingField } from './playing-field.js';
import type { DebeziumJars } from './debezium-jars.js';

/** Debezium's JDBC sink on Kafka Connect, standalone: what a team would use to keep a topic in SQL. */
export async function startDebezium(
  field: PlayingField,
  { name: topic }: FilledTopic,
  { jars, run }: { readonly jars: DebeziumJars; readonly run: number },
): Promise<Contestant> {
  const table = await plainTable(field, topic, `sink_${run}`);
  const files: ConnectFiles = { folder: field.folder, name: table.name };
  const worker = join(files.folder, `${files.name}-worker.properties`);
  const sink = join(files.folder, `${files.name}-sink.properties`);
  await writeFile(worker, workerProperties(field, jars, files));
  await writeFile(sink, sinkProperties(field, topic, table.name));
  const log = openSync(join(files.folder, `${files.name}.log`), 'w');
  const main = 'org.apache.kafka.connect.cli.ConnectStandalone';
  const args = ['-Xms512m', '-Xmx1g', '-cp', join(jars.connect, '*'), main, worker, sink];
  const child = spawn('java', args, { stdio: ['ignore', log, log] });
  return contestant({ connect: child }, table);
}

/** A consumer with a callback and an INSERT a message. */
export async function startEachMessage(
  field: PlayingField,
  { name: topic }: FilledTopic,
  run: number,
): Promise<Contestant> {
  const table = await plainTable(field, topic, `each_${run}`);
  const args = [field.kafka.brokers.join(','), topic, table.name, field.databaseUrl];
  return contestant({ consumer: fork('dist/libs/ingest/bench/each-message.js', args) }, table);
}

function contestant(
  children: Readonly<Record<string, ReturnType<typeof spawn>>>,
  { done, drop }: PlainTable,
): Contestant {
  const pids = Object.entries(children).map(([name, child]) => [name, child.pid ?? 0]);
  return {
    pids: Object.fromEntries(pids),
    done,
    stop: async () => {
      for (const child of Object.values(children)) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      await drop();
    },
  };
}
