// SPDX-License-Identifier: Apache-2.0
import { Command, InvalidArgumentError, Option } from 'commander';
import type { PublishFlags } from '../publish/publish.js';

const DEFAULT_PATIENCE_S = 10;

export function publishCommand(): Command {
  return new Command('publish')
    .description('publish an event from a pipeline, to Kafka or over HTTP')
    .argument('[type]', 'what happened, as in build.finished or itil-deployment.finished')
    .option('--subject <id>', 'what it is about; default: the run, where the type is about it')
    .option('--set <path=value>', 'content.…, itil.… or customData.…; repeatable', collect, [])
    .option('--file <file>', 'events instead of a type: JSON or NDJSON; -: standard input')
    .option('--id <id>', 'default: a random UUID')
    .option('--source <uri>', 'default: the repository of the CI run')
    .option('--timestamp <time>', 'when it happened, RFC 3339; default: now')
    .option('--chain <id>', 'the chain of events that it belongs to')
    .addOption(new Option('--url <url>', 'the API of the ledger').env('CHANGE_LEDGER_URL'))
    .addOption(new Option('--ledger <name>', 'over HTTP: which ledger; default: its first'))
    .addOption(new Option('--topic <name>', 'to Kafka: which topic').default('cdevents'))
    .addOption(
      new Option('--spool <file>', 'keeps what could not be sent until the next time')
        .env('CHANGE_LEDGER_SPOOL')
        .default('.change-ledger/spool.ndjson'),
    )
    .option('--patience <seconds>', 'how long to try', asSeconds, DEFAULT_PATIENCE_S)
    .option('--dry-run', 'print what would be published, and send nothing')
    .option('--strict', 'fail when an event is not sent, refused, or not valid')
    .addHelpText('after', HELP)
    .action(run);
}

const HELP = `
Environment:
  CHANGE_LEDGER_URL   the API; CHANGE_LEDGER_KEY, or CHANGE_LEDGER_KEY_FILE: the key of a publisher
  KAFKA_BROKERS       without a URL: the brokers; LEDGER_KAFKA_…: TLS and SASL (docs/settings.md)

Repository, commit, run and actor are read from the environment of GitHub Actions, GitLab CI,
Jenkins and Azure Pipelines. Without --strict the exit code is 0 whatever happens.`;

async function run(type: string | undefined, flags: Omit<PublishFlags, 'type'>): Promise<void> {
  const { publish } = await import('../publish/publish.js');
  await publish({ ...flags, ...(type === undefined ? {} : { type }) }, process.env);
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function asSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new InvalidArgumentError('a number of seconds');
}
