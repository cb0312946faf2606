// SPDX-License-Identifier: Apache-2.0
import { userInfo } from 'node:os';
import { restartPartition } from '#ingest';
import { CliError } from '../cli-error.js';
import { withIntake } from './intake-parts.js';

export interface RestartFlags {
  readonly topic: string;
  readonly partition?: number;
  readonly because: string;
  readonly dataDir: string;
}

/** Has a topic read from its beginning; says so for each partition. Throws CliError. */
export function restartTopic(flags: RestartFlags): Promise<string> {
  const { topic, partition, because, dataDir } = flags;
  return withIntake(dataDir, async ({ topics, store, watch }) => {
    const ledger = topics[topic];
    if (ledger === undefined) throw new CliError(`no ledger reads the topic ${topic}`);
    const offsets = await watch.offsets(topic);
    const wanted = offsets.filter(
      (each) => partition === undefined || each.partition === partition,
    );
    if (wanted.length === 0) throw new CliError(`${topic} has no partition ${partition}`);
    const by = userInfo().username;
    const lines: string[] = [];
    for (const { partition: each, low } of wanted) {
      const place = { ledger, topic, partition: each, to: low, by, because };
      const read = await restartPartition(store, place);
      const said = read === null ? 'is being read: nothing was changed' : `${read} → ${low}`;
      lines.push(`${topic}/${each}: ${said}`);
    }
    return `${lines.join('\n')}\n`;
  });
}
