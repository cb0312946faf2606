// SPDX-License-Identifier: Apache-2.0
import { Command } from 'commander';
import { dataDirOption } from '../data-dir.js';
import { deploymentOf, withDatabase } from '../deployment.js';
import { ledgerNamed } from '../ledger-option.js';

const HELP = `
The old records serve until the new ones know as much.

Exit codes: 0 rebuilt, 75 somebody else is rebuilding, 130 stopped by Ctrl-C, 1 anything else.`;

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('assemble the records anew from the ledger, beside those that serve')
    .argument('[ledger...]', 'which ledgers; default: all')
    .addOption(dataDirOption())
    .addHelpText('after', HELP)
    .action(rebuild);
}

async function rebuild(names: readonly string[], options: { dataDir: string }): Promise<void> {
  const { rebuildLedger } = await import('../rebuild/rebuild-ledger.js');
  const deployment = deploymentOf(options.dataDir);
  const ledgers =
    names.length === 0 ? deployment.ledgers : names.map((name) => ledgerNamed(deployment, name));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  await withDatabase(deployment, async (database) => {
    for (const ledger of ledgers) {
      process.stdout.write(`${await rebuildLedger(database, ledger, stopping.signal)}\n`);
    }
  });
}
