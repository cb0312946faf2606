// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util';
import { anyWitness, LedgerError, openArchive } from '#ledger';
import { exitCodeOf } from './exit-code.js';
import { readKeys, readPinned } from './given.js';
import { reportOn } from './report-on.js';
import { summary } from './summary.js';

const USAGE = `Usage: node verify.mjs TARGET --key KEY… [options]

Holds a ledger to what was signed. TARGET: an export (one tar, or its folder), or an archive's folder.
  --key KEY         a key of the log or of a witness, or a file of keys, one a line
  --pinned FILE     a checkpoint of this ledger that was kept from earlier
  --depth entries   only hash the entries: read none, and no payload
Exit codes: 0 sound, 1 TARGET cannot be read, 2 not understood, 3 UNANCHORED, 4 UNKNOWN-FORMAT,
5 INCOMPLETE, 6 TAMPERED. For URLs, policies and reports for machines: change-ledger verify.
`;
const TEXT = { type: 'string' } as const;
const OPTIONS = { key: { ...TEXT, multiple: true }, pinned: TEXT, depth: TEXT } as const;

try {
  process.exitCode = await main();
} catch (error) {
  const isUnreadable = error instanceof LedgerError && error.code === 'ARCHIVE_UNREADABLE';
  process.stderr.write(`verify.mjs: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = isUnreadable ? 1 : 2;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const [target, ...rest] = positionals;
  const keys = (await Promise.all((values.key ?? []).map(readKeys))).flat();
  const pinned = values.pinned === undefined ? null : await readPinned(values.pinned, keys);
  const depth = values.depth ?? 'payloads';
  const isDepth = depth === 'entries' || depth === 'payloads';
  if (target === undefined || rest.length > 0 || !isDepth || !keys.some(isOfLog)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const trust = { keys, quorum: anyWitness(keys), pinned };
  const report = await reportOn({ ...trust, depth }, () => openArchive(target));
  process.stdout.write(summary(target, report));
  return exitCodeOf(report, trust);
}

function isOfLog({ role }: { readonly role: string }): boolean {
  return role === 'log';
}
