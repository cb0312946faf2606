// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { type ArchiveReader, httpReader, LedgerError, openArchiveAt, readAhead } from '#ledger';
import { CliError } from '../cli-error.js';
import { EXIT_UNREADABLE } from '../verify/exit-code.js';
import { jsonReport } from '../verify/json.js';
import { misused } from '../verify/misused.js';
import type { VerifyOptions } from '../verify/options.js';
import { showProgress } from '../verify/progress.js';
import { proseReport } from '../verify/prose.js';
import { USAGE } from '../verify/usage.js';
import { verify } from '../verify/verify.js';

/** Its arguments are read by the code that verify.mjs is made of, so that both take the same. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('hold an export, an archive or a running service to what was signed')
    .usage('TARGET --key VKEY… [options]')
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action((_options: unknown, { args }: Command) => run(args));
}

async function run(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await verify(args, {
      usage: USAGE,
      open: async (options) => showProgress(await open(options), TERMINAL),
      format: (outcome) => (outcome.options.json ? jsonReport(outcome) : proseReport(outcome)),
    });
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'ARCHIVE_FORBIDDEN') throw forbidden(error);
    throw error;
  }
}

const TERMINAL = {
  isTTY: process.stderr.isTTY,
  write: (text: string) => process.stderr.write(text),
  nowMs: Date.now,
};

async function open({ target, accessKeyFile }: VerifyOptions): Promise<ArchiveReader> {
  if (/^https?:\/\//.test(target)) {
    if (!URL.canParse(target) || new URL(target).username !== '') {
      throw misused('TARGET is no URL, or one with a name: the access key belongs in a file');
    }
    const accessKey = accessKeyFile === null ? undefined : await readAccessKey(accessKeyFile);
    return readAhead(httpReader(target, { accessKey }));
  }
  if (accessKeyFile !== null) throw misused('--access-key-file is for a URL');
  return openArchiveAt(target);
}

async function readAccessKey(file: string): Promise<string> {
  const key = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (/^[!-~]+$/.test(key)) return key;
  throw misused(`${file} holds no access key`);
}

function forbidden({ message }: LedgerError): CliError {
  const hint = 'give an access key that may read it (--access-key-file)';
  const without = message.includes('/payload/') ? ', or do without payloads: --depth entries' : '';
  return new CliError(`${message}: ${hint}${without}`, EXIT_UNREADABLE);
}
