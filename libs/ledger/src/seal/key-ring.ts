// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeDurably } from '../archive/folder-archive.js';
import type { NoteSignature } from '../domain/note.js';
import {
  formatSignerKey,
  parseSignerKey,
  type SignerKey,
  signerKey,
  signText,
} from '../domain/signer-key.js';
import type { VerifierKey } from '../domain/verifier-key.js';
import { SealError } from './seal-error.js';

/** Signs as a log: with a key at hand, or by asking whoever keeps it (a KMS). */
export interface Signer {
  readonly verifier: VerifierKey;
  sign(text: string): Promise<NoteSignature>;
}

/**
 * The signing keys of the ledgers, each ledger's in a file of its own, one key a line, oldest first.
 * With several, all sign: so a new key is known before the old one is retired.
 */
export class KeyRing {
  constructor(private readonly folder: string) {}

  /** Throws SealError KEY_MISSING, KEY_UNUSABLE. */
  async signers(ledger: string): Promise<readonly Signer[]> {
    const keys = await this.keys(ledger);
    if (keys.length === 0) {
      throw new SealError(
        'KEY_MISSING',
        `no signing key of ledger '${ledger}' in ${this.path(ledger)}: ` +
          `restore it from your backup, or make the first with 'change-ledger keys create'`,
      );
    }
    return keys.map((key) => ({
      verifier: key.verifier,
      sign: async (text) => signText(key, text),
    }));
  }

  /** Public keys, oldest first; none when there is no file. Throws SealError KEY_UNUSABLE. */
  async verifiers(ledger: string): Promise<readonly VerifierKey[]> {
    return (await this.keys(ledger)).map(({ verifier }) => verifier);
  }

  /** Makes a key without using it; `add` does. */
  create(origin: string): SignerKey {
    return signerKey(origin, 'log', randomBytes(32));
  }

  /** From now on the key signs too. */
  async add(ledger: string, key: SignerKey): Promise<void> {
    await this.write(ledger, [...(await this.keys(ledger)), key]);
  }

  /** From now on the key does not sign any more, and is gone. */
  async remove(ledger: string, keyId: number): Promise<void> {
    const keys = await this.keys(ledger);
    await this.write(
      ledger,
      keys.filter(({ verifier }) => verifier.id !== keyId),
    );
  }

  private async keys(ledger: string): Promise<readonly SignerKey[]> {
    const path = this.path(ledger);
    const text = await readSecret(path);
    try {
      return (text ?? '').split('\n').filter(Boolean).map(parseSignerKey);
    } catch (cause) {
      throw new SealError('KEY_UNUSABLE', `${path} holds a line that is no signing key`, { cause });
    }
  }

  private async write(ledger: string, keys: readonly SignerKey[]): Promise<void> {
    const path = this.path(ledger);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const lines = keys.map((key) => `${formatSignerKey(key)}\n`);
    await writeDurably(path, Buffer.from(lines.join('')), 0o600);
  }

  private path(ledger: string): string {
    return join(this.folder, ledger, 'signing.keys');
  }
}

async function readSecret(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  if ((found.mode & 0o077) !== 0 && process.platform !== 'win32') {
    throw new SealError('KEY_UNUSABLE', `${path} can be read by others: chmod 600 it`);
  }
  return readFile(path, 'utf8');
}
