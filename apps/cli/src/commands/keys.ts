// SPDX-License-Identifier: Apache-2.0
import { Command } from 'commander';
import {
  addKey,
  CheckpointStore,
  formatVerifierKey,
  type KeyChange,
  KeyRing,
  PostgresLedgerStore,
  retireKey,
} from '#ledger';
import { SystemClock } from '#platform';
import { CliError } from '../cli-error.js';
import { dataDirOption } from '../data-dir.js';
import { type Deployment, deploymentOf, withDatabase } from '../deployment.js';
import { ledgerNamed, ledgerOption } from '../ledger-option.js';
import { witnessCommand } from './witness.js';

const SEAL_PATIENCE_MS = 30_000;

interface KeysOptions {
  readonly dataDir: string;
  readonly ledger?: string;
}

export function keysCommand(): Command {
  const command = new Command('keys').description('the keys that checkpoints are signed with');
  const add = (name: string, words: string) =>
    command.command(name).description(words).addOption(dataDirOption()).addOption(ledgerOption());
  add('show', 'the public keys (vkey) to verify with, of every ledger').action(show);
  add('create', 'make the first signing key of a ledger').action(create);
  add('rotate', 'add a new signing key, which signs beside the old ones').action(rotate);
  add('retire', 'delete a signing key, once a checkpoint of it says so')
    .argument('<key-id>', 'eight hexadecimal digits, as `show` shows them')
    .action(retire);
  return command.addCommand(witnessCommand());
}

async function show(options: KeysOptions): Promise<void> {
  const deployment = deploymentOf(options.dataDir);
  const { ledger } = options;
  const wanted = ledger === undefined ? deployment.ledgers : [ledgerNamed(deployment, ledger)];
  await withDatabase(deployment, async (database) => {
    const checkpoints = new CheckpointStore(database);
    for (const each of wanted) {
      process.stdout.write(`ledger ${each}\n`);
      for (const { vkey, retiredAt, finalSize } of await checkpoints.keys(each)) {
        const last = finalSize === null ? 'with the next checkpoint' : `at size ${finalSize}`;
        const state = retiredAt === null ? 'signs' : `retired ${last}`;
        process.stdout.write(`  ${vkey}  ${state}\n`);
      }
    }
  });
  process.stdout.write('Hand the vkey to auditors by another way than this service.\n');
}

async function create(options: KeysOptions): Promise<void> {
  await change(options, async ({ keys, ledger, store }) => {
    if ((await keys.verifiers(ledger)).length > 0) {
      throw new CliError(`ledger '${ledger}' has a key already: add another with keys rotate`);
    }
    const { origin } = await store.head(ledger);
    const key = keys.create(origin);
    await keys.add(ledger, key);
    return formatVerifierKey(key.verifier);
  });
}

async function rotate(options: KeysOptions): Promise<void> {
  await change(options, async (keys) => {
    const vkey = await addKey(keys);
    return `${vkey}\nIt signs from now on, beside the others. Hand it out, then retire the old key.`;
  });
}

async function retire(keyId: string, options: KeysOptions): Promise<void> {
  await change(options, async (keys) => {
    const finalSize = await retireKey(keys, keyId, SEAL_PATIENCE_MS);
    return `${keyId} is deleted; its last checkpoint has ${finalSize} entries`;
  });
}

async function change(
  options: KeysOptions,
  work: (change: KeyChange) => Promise<string>,
): Promise<void> {
  const deployment: Deployment = deploymentOf(options.dataDir);
  const ledger = ledgerNamed(deployment, options.ledger);
  await withDatabase(deployment, async (database) => {
    const clock = new SystemClock();
    const said = await work({
      ledger,
      clock,
      store: new PostgresLedgerStore(database, clock),
      checkpoints: new CheckpointStore(database),
      keys: new KeyRing(deployment.sealFolder),
    });
    process.stdout.write(`${said}\n`);
  });
}
