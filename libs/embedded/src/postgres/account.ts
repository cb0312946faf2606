// SPDX-License-Identifier: Apache-2.0
import { stat } from 'node:fs/promises';
import { EmbeddedError } from '../embedded-error.js';
import { type Launch, serverEnvironment } from '../launch.js';
import { runTool } from '../run-tool.js';

/** The system account that PostgreSQL runs under: this process's own, or another one's numbers. */
export type Account =
  | { readonly kind: 'own' }
  | {
      readonly kind: 'other';
      readonly uid: number;
      readonly gid: number;
      /** The command that changes to the account, empty where Node changes to it. */
      readonly wrapper: readonly string[];
    };

/** "nobody": owns nothing, and is known to every Linux, for initdb looks its name up. */
const NOBODY = 65_534;

const VERSION_DEADLINE_MS = 10_000;

/**
 * PostgreSQL refuses to run as root, so root hands it to the owner of the existing cluster, or to
 * nobody. @throws EmbeddedError POSTGRES_UNUSABLE when the programs do not run under that account
 */
export async function postgresAccount(postgres: string, pgdata: string): Promise<Account> {
  let failure = '';
  for (const account of await candidates(pgdata)) {
    const tried = await runTool(launchAs(account, postgres, ['--version']), VERSION_DEADLINE_MS);
    if (tried.kind === 'done') return account;
    failure = [tried.how, ...tried.lines].join(' ');
  }
  throw new EmbeddedError('POSTGRES_UNUSABLE', `${postgres} cannot be run: ${failure}`);
}

export function launchAs(account: Account, program: string, args: readonly string[]): Launch {
  const start = { environment: serverEnvironment(process.env), folder: '/' };
  if (account.kind === 'own') return { ...start, command: program, args };
  const { uid, gid, wrapper } = account;
  const [command, ...options] = wrapper;
  if (command === undefined) return { ...start, command: program, args, uid, gid };
  return { ...start, command, args: [...options, program, ...args] };
}

/**
 * The data and the programs often lie under /root, closed to others: the account then keeps one
 * capability of root. Reading is enough where root has it to give; containers give the wider one.
 */
async function candidates(pgdata: string): Promise<readonly Account[]> {
  if (process.getuid?.() !== 0) return [{ kind: 'own' }];
  const owner = await stat(pgdata).catch(() => ({ uid: 0, gid: 0 }));
  const { uid, gid } = owner.uid === 0 ? { uid: NOBODY, gid: NOBODY } : owner;
  const wrappers = [setpriv(uid, gid, 'dac_read_search'), setpriv(uid, gid, 'dac_override'), []];
  return wrappers.map((wrapper) => ({ kind: 'other', uid, gid, wrapper }));
}

function setpriv(uid: number, gid: number, capability: string): readonly string[] {
  return [
    'setpriv',
    '--securebits=+no_setuid_fixup',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
  ];
}
