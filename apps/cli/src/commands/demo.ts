// SPDX-License-Identifier: Apache-2.0
import { Command, InvalidArgumentError } from 'commander';
import { dataDirOption } from '../data-dir.js';

interface Flags {
  readonly dataDir: string;
  readonly out?: string;
  readonly events?: number;
  readonly seed?: number;
}

export function demoCommand(): Command {
  return new Command('demo')
    .description('publish the demo history to the running service, or write it to a file')
    .addOption(dataDirOption())
    .option('--out <file>', 'write NDJSON of structured CloudEvents instead; -: standard output')
    .option('--events <number>', 'how many events, up to millions (default: one quarter)', asCount)
    .option('--seed <number>', 'another seed tells another history', asCount)
    .action(run);
}

async function run({ dataDir, out, events, seed }: Flags): Promise<void> {
  const { demoHistory } = await import('#demo');
  const { writeDemo } = await import('../demo/write-demo.js');
  const { publishToRunning } = await import('../demo/publish-to-running.js');
  const { Progress } = await import('../up/progress.js');
  const history = demoHistory({
    ...(events === undefined ? {} : { events }),
    ...(seed === undefined ? {} : { seed }),
  });
  const progress = new Progress(process.stderr);
  await progress.step('Demo history', (note) =>
    out === undefined ? publishToRunning(history, dataDir, note) : writeDemo(history, out, note),
  );
}

function asCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new InvalidArgumentError('a whole number, 0 or more');
}
