// SPDX-License-Identifier: Apache-2.0
import { openArchive } from '#ledger';
import { CliError } from '../cli-error.js';
import { misused } from './misused.js';
import type { VerifyOptions } from './options.js';
import { summary } from './summary.js';
import { verify } from './verify.js';

const USAGE = `Usage: node verify.mjs TARGET --key VKEY… [options]

What 'change-ledger verify' does, in one file to be read before it is run; it opens no connection.
TARGET: an export (one tar, or its folder) or the folder of an archive
  --key VKEY        a key of the log or of a witness, or a file of keys, one a line
  --policy FILE     which witnesses are enough (C2SP tlog-policy)
  --pinned FILE     a checkpoint of this ledger that was kept from earlier
  --depth entries   only hash the entries
Exit codes: 0 sound, 1 TARGET cannot be read, 2 usage, 3 UNANCHORED, 4 UNKNOWN-FORMAT,
5 INCOMPLETE, 6 TAMPERED
`;

try {
  const program = { usage: USAGE, open, format: summary };
  process.exitCode = await verify(process.argv.slice(2), program);
} catch (error) {
  process.stderr.write(`verify.mjs: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof CliError ? error.exitCode : 1;
}

async function open({ target, accessKeyFile, json }: VerifyOptions) {
  if (!/^https?:/.test(target) && accessKeyFile === null && !json) return openArchive(target);
  throw misused("URLs and --json: see 'change-ledger verify'");
}
