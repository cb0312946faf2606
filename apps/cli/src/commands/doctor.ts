// SPDX-License-Identifier: Apache-2.0
import { Command } from 'commander';
import { dataDirOption } from '../data-dir.js';
import { deploymentOf, withDatabase } from '../deployment.js';
import { examine } from '../doctor/examine.js';
import type { Finding } from '../doctor/finding.js';
import { progressBar } from '../progress-bar.js';

const HELP = `
Exit codes: 0 nothing is broken, 1 could not be examined, 2 something is broken.`;

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('examine the ledger and what protects it')
    .option(
      '--deep',
      're-hash every entry, assemble the records again, compare indexes with tables',
    )
    .option('--json', 'print the findings as JSON')
    .addOption(dataDirOption())
    .addHelpText('after', HELP)
    .action(doctor);
}

async function doctor(options: {
  readonly dataDir: string;
  readonly deep?: true;
  readonly json?: true;
}): Promise<void> {
  const deployment = deploymentOf(options.dataDir);
  const bar = progressBar('entries');
  const findings = await withDatabase(deployment, (database) =>
    examine(database, deployment, { isDeep: options.deep === true, bar }),
  ).finally(bar.end);
  const isBroken = findings.some(({ verdict }) => verdict === 'broken');
  const text = options.json ? `${JSON.stringify(findings, null, 2)}\n` : said(findings);
  process.stdout.write(text);
  if (isBroken) process.exitCode = 2;
}

function said(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.map(({ check, verdict, words }) => {
    return `${painted(verdict)}  ${check.padEnd(width)}  ${words}\n`;
  });
  return lines.join('');
}

const COLOURS = { ok: 32, warning: 33, broken: 31 } as const;

function painted(verdict: Finding['verdict']): string {
  const text = verdict.padEnd(7);
  const isPlain = !process.stdout.isTTY || process.env['NO_COLOR'] !== undefined;
  return isPlain ? text : `\u001b[${COLOURS[verdict]}m${text}\u001b[0m`;
}
