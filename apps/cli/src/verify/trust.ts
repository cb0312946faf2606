// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import {
  anyWitness,
  type Checkpoint,
  LedgerError,
  openCheckpoint,
  parsePolicy,
  type Policy,
  parseVerifierKey,
  policyKeys,
  type Quorum,
  type VerifierKey,
} from '#ledger';
import { misused } from './misused.js';
import type { VerifyOptions } from './options.js';

/** What a verification rests on; nothing of it comes from what is verified. */
export interface Trust {
  readonly keys: readonly VerifierKey[];
  readonly quorum: Quorum;
  readonly pinned: Checkpoint | null;
  /** Whether a witness was given, or a policy that asks for one. */
  readonly asksWitnesses: boolean;
}

/** Reads keys, policy and earlier checkpoint. Throws CliError for what cannot be used. */
export async function readTrust(options: VerifyOptions): Promise<Trust> {
  const given = (await Promise.all(options.keys.map(readKeys))).flat();
  const policy = options.policyFile === null ? null : await readPolicy(options.policyFile);
  const keys = policy === null ? given : [...given, ...policyKeys(policy)];
  if (!keys.some(({ role }) => role === 'log')) throw misused('none of the keys is a log’s');
  const quorum = policy?.quorum ?? anyWitness(given);
  const pinned = options.pinnedFile === null ? null : await readPinned(options.pinnedFile, keys);
  return { keys, quorum, pinned, asksWitnesses: isAsked(quorum) };
}

function isAsked(quorum: Quorum): boolean {
  return quorum.kind === 'witness' || (quorum.kind === 'group' && quorum.members.length > 0);
}

/** A verifier key as it is, or those that a file holds, one a line. */
async function readKeys(keyOrFile: string): Promise<readonly VerifierKey[]> {
  const key = parseKey(keyOrFile);
  if (key !== null) return [key];
  const text = await readFile(keyOrFile, 'utf8').catch(() => null);
  // What was given is not repeated: it may be a private key.
  if (text === null) throw misused('a --key is no verifier key and no file that holds one');
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const held = parseKey(line);
      if (held === null) throw misused(`${keyOrFile} holds something else than verifier keys`);
      return held;
    });
}

function parseKey(text: string): VerifierKey | null {
  try {
    return parseVerifierKey(text);
  } catch {
    return null;
  }
}

async function readPolicy(file: string): Promise<Policy> {
  const text = await readText(file);
  try {
    return parsePolicy(text);
  } catch (error) {
    throw misused(`${file}: ${error instanceof LedgerError ? error.message : String(error)}`);
  }
}

/** Its signatures need not be known: whoever kept it vouches for it. A forged one is a mistake. */
async function readPinned(file: string, keys: readonly VerifierKey[]): Promise<Checkpoint> {
  const opened = openCheckpoint(await readText(file), keys);
  if (opened.kind === 'unreadable') throw misused(`${file}: ${opened.reason}`);
  if (opened.signatures.kind === 'forged') throw misused(`${file}: its signature does not hold`);
  return opened.checkpoint;
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch {
    throw misused(`${file} cannot be read as text`);
  }
}
