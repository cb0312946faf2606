// SPDX-License-Identifier: Apache-2.0
import { Command, InvalidArgumentError, Option } from 'commander';
import { dataDirOption } from '../data-dir.js';

const DEFAULT_PORT = 8_400;
const PARENT_EVERY_MS = 500;

interface Flags {
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  readonly fresh?: true;
  readonly watch?: true;
  readonly demo?: boolean;
}

export function upCommand(): Command {
  return new Command('up')
    .description('start everything on this machine: PostgreSQL, Kafka, all roles, the API')
    .addOption(dataDirOption())
    .option('--port <number>', 'where the API listens; 0: any free port', asPort, DEFAULT_PORT)
    .option('--host <address>', 'the address it listens on', '127.0.0.1')
    .option('--fresh', 'throw the data of earlier runs away first')
    .addOption(new Option('--demo', 'publish the demo history, even to a broker of your own'))
    .addOption(new Option('--no-demo', 'start with an empty ledger'))
    .option('--watch', 'restart the service when dist changes')
    .addHelpText(
      'after',
      `
Environment:
  KAFKA_BROKERS   brokers of your own, host:port, comma separated
  KAFKA_HOME      a Kafka distribution to run instead of fetching one
  DATABASE_URL    a PostgreSQL (15 or newer) of your own
  LEDGER_TOPICS   topic=ledger, comma separated (default cdevents=main)`,
    )
    .action(run);
}

async function run(flags: Flags): Promise<void> {
  const { up } = await import('../up/up.js');
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stopping.abort());
  }
  stopWithParent(stopping);
  const { demo, ...rest } = flags;
  const options = {
    ...rest,
    fresh: flags.fresh === true,
    watch: flags.watch === true,
    ...(demo === undefined ? {} : { demo }),
  };
  await up(options, stopping.signal);
}

/** Started by `npm start`: when that is killed, nobody is left to press Ctrl-C. */
function stopWithParent(stopping: AbortController): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stopping.abort(), PARENT_EVERY_MS).unref();
}

function asPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('a port is a number from 0 to 65535');
}
