// SPDX-License-Identifier: Apache-2.0
import type { ArchiveReader } from '#ledger';
import { exitCodeOf } from './exit-code.js';
import { jsonReport } from './json.js';
import { parseOptions, type VerifyOptions } from './options.js';
import type { Outcome } from './outcome.js';
import { proseReport } from './prose.js';
import { reportOn } from './report-on.js';
import { readTrust } from './trust.js';
import { usage } from './usage.js';

/** What differs between the programs that verify. */
export interface VerifyProgram {
  readonly name: string;
  /** Whether a URL can be verified. */
  readonly urls: boolean;
  readonly open: (options: VerifyOptions) => Promise<ArchiveReader>;
  readonly write: (text: string) => void;
}

/**
 * Verifies what the arguments ask for, writes the report and gives the exit code. Throws CliError
 * for arguments that cannot be understood, and LedgerError when the target cannot be read.
 */
export async function verify(args: readonly string[], program: VerifyProgram): Promise<number> {
  const options = parseOptions(args);
  if (options === null) {
    program.write(usage(program.name, program.urls));
    return 0;
  }
  const trust = await readTrust(options);
  const { keys, quorum, pinned } = trust;
  const request = { keys, quorum, pinned, depth: options.depth };
  const report = await reportOn(request, () => program.open(options));
  const outcome: Outcome = { options, trust, report, exitCode: exitCodeOf(report, trust) };
  program.write(options.json ? jsonReport(outcome) : proseReport(outcome));
  return outcome.exitCode;
}
