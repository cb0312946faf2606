// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import {
  anyWitness,
  type Checkpoint,
  LedgerError,
  parsePolicy,
  type Policy,
  policyKeys,
  type Quorum,
  type VerifierKey,
} from '#ledger';
import { readKeys, readPinned } from './given.js';
import { misused } from './misused.js';
import type { VerifyOptions } from './options.js';

/** What a verification rests on; nothing of it comes from what is verified. */
export interface Trust {
  readonly keys: readonly VerifierKey[];
  readonly quorum: Quorum;
  readonly pinned: Checkpoint | null;
}

/** Reads keys, policy and earlier checkpoint. Throws CliError for what cannot be used. */
export async function readTrust(options: VerifyOptions): Promise<Trust> {
  try {
    const given = (await Promise.all(options.keys.map(readKeys))).flat();
    const policy = options.policyFile === null ? null : await readPolicy(options.policyFile);
    const keys = policy === null ? given : [...given, ...policyKeys(policy)];
    const pinned = options.pinnedFile === null ? null : await readPinned(options.pinnedFile, keys);
    if (keys.some(({ role }) => role === 'log')) {
      return { keys, quorum: policy?.quorum ?? anyWitness(given), pinned };
    }
  } catch (error) {
    throw error instanceof LedgerError ? misused(error.message) : error;
  }
  throw misused('none of the keys is a log’s');
}

async function readPolicy(file: string): Promise<Policy> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) throw misused(`${file} cannot be read`);
  return parsePolicy(new TextDecoder().decode(bytes));
}
