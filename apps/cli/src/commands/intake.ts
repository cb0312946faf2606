// SPDX-License-Identifier: Apache-2.0
import { Command, InvalidArgumentError, Option } from 'commander';
import { dataDirOption } from '../data-dir.js';
import type { RestartFlags } from '../intake/restart-topic.js';

const HELP = `
When the broker holds less than was read of a partition, or other records, the intake stops reading
it: somebody has deleted the topic and made it again, or the broker has lost data. Find out which.
Then either publish to a topic of another name, or accept what is there with restart: from then on
the ledger reads it from its beginning, and the decision is an entry for ever.`;

export function intakeCommand(): Command {
  return new Command('intake')
    .description('how far the topics are read, and what to do when one was made anew')
    .addHelpText('after', HELP)
    .addCommand(
      new Command('status')
        .description('compare what the ledger has read with what the broker holds')
        .addOption(dataDirOption())
        .action(showStatus),
    )
    .addCommand(
      new Command('restart')
        .description('read a topic that was made anew from its beginning')
        .argument('<topic>')
        .addOption(new Option('--partition <number>', 'this one alone').argParser(asPartition))
        .requiredOption('--because <text>', 'why: part of the ledger for ever')
        .addOption(dataDirOption())
        .action(restart),
    );
}

async function showStatus(options: { dataDir: string }): Promise<void> {
  const { intakeStatus } = await import('../intake/intake-status.js');
  process.stdout.write(await intakeStatus(options.dataDir));
}

async function restart(topic: string, flags: Omit<RestartFlags, 'topic'>): Promise<void> {
  const { restartTopic } = await import('../intake/restart-topic.js');
  process.stdout.write(await restartTopic({ ...flags, topic }));
}

function asPartition(text: string): number {
  const partition = Number(text);
  if (Number.isInteger(partition) && partition >= 0) return partition;
  throw new InvalidArgumentError('a whole number, 0 or more');
}
