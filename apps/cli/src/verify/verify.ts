// SPDX-License-Identifier: Apache-2.0
import type { ArchiveReader } from '#ledger';
import { exitCodeOf } from './exit-code.js';
import { parseOptions, type VerifyOptions } from './options.js';
import type { Outcome } from './outcome.js';
import { reportOn } from './report-on.js';
import { readTrust } from './trust.js';

/** What differs between the programs that verify. */
export interface VerifyProgram {
  readonly usage: string;
  readonly open: (options: VerifyOptions) => Promise<ArchiveReader>;
  readonly format: (outcome: Outcome) => string;
}

/**
 * Verifies what the arguments ask for, writes the report and gives the exit code. Throws CliError
 * for arguments that cannot be understood, and LedgerError when the target cannot be read.
 */
export async function verify(args: readonly string[], program: VerifyProgram): Promise<number> {
  const options = parseOptions(args);
  if (options === null) {
    process.stdout.write(program.usage);
    return 0;
  }
  const trust = await readTrust(options);
  const report = await reportOn({ ...trust, depth: options.depth }, () => program.open(options));
  const outcome: Outcome = { options, trust, report, exitCode: exitCodeOf(report, trust) };
  process.stdout.write(program.format(outcome));
  return outcome.exitCode;
}
