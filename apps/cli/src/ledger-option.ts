// SPDX-License-Identifier: Apache-2.0
import { Option } from 'commander';
import { CliError } from './cli-error.js';
import type { Deployment } from './deployment.js';

/** The option of every command that is about one ledger. */
export function ledgerOption(): Option {
  return new Option('--ledger <id>', 'which ledger; needed where there are several');
}

/** The ledger that was named, or the only one. Throws CliError. */
export function ledgerNamed({ ledgers }: Deployment, name: string | undefined): string {
  const [first, ...others] = ledgers;
  const ledger = name ?? (others.length === 0 ? first : undefined);
  if (ledger !== undefined && ledgers.includes(ledger)) return ledger;
  const problem = name === undefined ? 'there are several ledgers' : `no ledger '${name}'`;
  throw new CliError(`${problem}: say --ledger ${ledgers.join(' or --ledger ')}`);
}
