// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { parsePolicy } from '#ledger';
import { CliError } from '../cli-error.js';
import { dataDirOption } from '../data-dir.js';

interface WitnessOptions {
  readonly dataDir: string;
  readonly policy?: string;
  readonly quorum: string;
}

/** The policy that `up` reads if it is there. */
export function defaultPolicyFile(dataDir: string): string {
  return join(dataDir, 'seal', 'witness.policy');
}

/** `keys witness`: helps to write the policy file, which can be written by hand as well. */
export function witnessCommand(): Command {
  const command = new Command('witness').description('the witnesses that cosign checkpoints');
  command
    .command('add')
    .description('add a witness to the policy file (C2SP tlog-policy)')
    .argument('<name>', 'a name for this file')
    .argument('<vkey>', "the witness's public key")
    .argument('<url>', 'where it takes add-checkpoint')
    .option('--quorum <count>', 'how many witnesses must cosign: a number, any, all', 'all')
    .option('--policy <file>', 'the policy file; default: seal/witness.policy in the data folder')
    .addOption(dataDirOption())
    .action(addWitness);
  return command;
}

const GROUP = 'witnesses';

function addWitness(name: string, vkey: string, url: string, options: WitnessOptions): void {
  const path = options.policy ?? defaultPolicyFile(options.dataDir);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
  const kept = lines.filter((line) => line !== `quorum ${GROUP}` && !isOurGroup(line));
  if (kept.some((line) => /^(group|quorum)\b/.test(line))) {
    throw new CliError(`${path} has groups or a quorum of your own: add the witness there by hand`);
  }
  if (!URL.canParse(url)) throw new CliError(`'${url}' is no URL`);
  const witnesses = [...kept, `witness ${name} ${vkey} ${url}`];
  const names = witnesses.flatMap((line) => /^witness\s+(\S+)/.exec(line)?.[1] ?? []);
  const group = `group ${GROUP} ${options.quorum} ${names.join(' ')}`;
  const text = `${[...witnesses, group, `quorum ${GROUP}`].join('\n')}\n`;
  parsePolicy(text);
  writeFileSync(path, text);
  process.stdout.write(`${path}: ${names.length} witnesses, quorum ${options.quorum}.
Tell the witness the vkey of the ledger (change-ledger keys show), and restart the service:
the role seal reads the file that LEDGER_WITNESS_POLICY names; \`up\` reads this one.\n`);
}

function isOurGroup(line: string): boolean {
  return line.startsWith(`group ${GROUP} `);
}
