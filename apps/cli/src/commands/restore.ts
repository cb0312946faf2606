// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { identityOf } from '#events';
import { isSameContent, judgeRecord } from '#ingest';
import {
  archiveAt,
  archiveWithin,
  decodeMeta,
  type Judge,
  KeyRing,
  parseVerifierKey,
  PostgresLedgerStore,
  type Restored,
  restoreLedger,
  type VerifierKey,
} from '#ledger';
import { SystemClock } from '#platform';
import { CliError } from '../cli-error.js';
import { dataDirOption } from '../data-dir.js';
import { type Deployment, deploymentOf, withDatabase } from '../deployment.js';
import { ledgerNamed, ledgerOption } from '../ledger-option.js';
import { progressBar } from '../progress-bar.js';

interface RestoreOptions {
  readonly dataDir: string;
  readonly ledger?: string;
  readonly archive?: string;
  readonly key?: readonly string[];
  readonly replaceTail?: true;
  readonly json?: true;
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('take from the archive what the database lacks, at the same positions')
    .option(
      '--archive <place>',
      'a folder or s3://bucket/prefix; default: the archive of the deployment',
    )
    .option('--key <vkey...>', "keys of the log, or files of them; default: the sealer's own")
    .option('--replace-tail', 'entries that were appended to an old backup give way')
    .option('--json', 'print the outcome as JSON')
    .addOption(dataDirOption())
    .addOption(ledgerOption())
    .addHelpText('after', '\nStop the worker before. The database is DATABASE_URL, migrated.')
    .action(restore);
}

async function restore(options: RestoreOptions): Promise<void> {
  const deployment = deploymentOf(options.dataDir);
  const ledger = ledgerNamed(deployment, options.ledger);
  const archive = archiveAt(options.archive ?? archiveWithin(deployment.archives, ledger));
  const keys = await keysOf(options, deployment, ledger);
  const bar = progressBar('entries');
  try {
    const restored = await withDatabase(deployment, (database) =>
      restoreLedger({
        ledger,
        database,
        store: new PostgresLedgerStore(database, new SystemClock()),
        archive,
        keys,
        judge: judgeAgain,
        isSameContent,
        replacesTail: options.replaceTail === true,
        onProgress: bar.update,
      }),
    );
    bar.end();
    process.stdout.write(options.json ? `${JSON.stringify(restored)}\n` : said(restored));
  } finally {
    bar.end();
  }
}

function said({ size, taken, replaced, appendedAgain }: Restored): string {
  if (taken === 0) return `nothing to restore: the database has the ${size} entries\n`;
  const lines = [`took ${taken} entries from the archive; the ledger has ${size} now`];
  if (replaced > 0) {
    lines.push(
      `${replaced} entries gave way, ${appendedAgain} of them were appended again; the others ` +
        'are read again from Kafka',
      'run `change-ledger rebuild` before you trust the records',
    );
  }
  return `${lines.join('\n')}\n`;
}

async function keysOf(
  { key }: RestoreOptions,
  { sealFolder }: Deployment,
  ledger: string,
): Promise<readonly VerifierKey[]> {
  if (key !== undefined) return key.map(readKey);
  const own = await new KeyRing(sealFolder).verifiers(ledger);
  if (own.length > 0) return own;
  throw new CliError('no key to verify the archive with: give the vkey of the ledger with --key');
}

function readKey(text: string): VerifierKey {
  if (text.includes('+')) return parseVerifierKey(text);
  return parseVerifierKey(readFileSync(text, 'utf8').trim());
}

/** What an event was judged to be when it arrived, found out again from its bytes. */
const judgeAgain: Judge = ({ channel, claim }, payload) => {
  const meta = payload && decodeMeta(payload.meta);
  if (payload === null || meta === null) {
    return {
      state: 0,
      reason: 'erased: nothing is left to judge',
      identity: claim && identityOf(claim),
    };
  }
  const value = meta.nullValue ? null : payload.value;
  return judgeRecord({ key: meta.key, headers: meta.headers, value }, channel);
};
