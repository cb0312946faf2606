// SPDX-License-Identifier: Apache-2.0
import { Command } from 'commander';
import { CliError } from '../cli-error.js';
import { dataDirOption } from '../data-dir.js';
import { readRunFile, type RunFile } from '../run-file.js';

export function statusCommand(): Command {
  return new Command('status')
    .description('say where the running service is and whether it is ready')
    .addOption(dataDirOption())
    .option('--json', 'print run.json, keys included')
    .action(showStatus);
}

async function showStatus(options: { dataDir: string; json?: true }): Promise<void> {
  const run = readRunFile(options.dataDir);
  if (!isAlive(run)) throw new CliError(`the service of ${options.dataDir} has ended abruptly`);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(run, null, 2)}\n`);
    return;
  }
  const brokers = run.kafkaBrokers.length === 0 ? 'none: HTTP intake alone' : run.kafkaBrokers;
  const topics = Object.entries(run.topics).map(([topic, ledger]) => `${topic} → ${ledger}`);
  const pids = Object.entries(run.pids).map(([name, pid]) => `${name} ${pid}`);
  process.stdout.write(`API       ${run.api} (${await readiness(run.api)})
Kafka     ${String(brokers)}
topics    ${topics.join(', ')}
processes ${pids.join(', ')}
keys      see --json\n`);
}

async function readiness(api: string): Promise<string> {
  try {
    const answer = await fetch(`${api}/health/ready`);
    if (answer.ok) return 'ready';
    const problem = (await answer.json()) as { detail?: string };
    return `not ready: ${problem.detail}`;
  } catch {
    return 'does not answer';
  }
}

function isAlive({ pids }: RunFile): boolean {
  try {
    return process.kill(pids['up'] ?? -1, 0);
  } catch {
    return false;
  }
}
