// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeDurably } from '../archive/folder-archive.js';

/** What was signed last, kept outside the database that it speaks of: one note a ledger. */
export class SealMemory {
  constructor(private readonly folder: string) {}

  /** The signed note, or null when nothing was ever signed. */
  async recall(ledger: string): Promise<string | null> {
    try {
      return await readFile(this.path(ledger), 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Resolves when the note would survive a crash. */
  async remember(ledger: string, note: string): Promise<void> {
    const path = this.path(ledger);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeDurably(path, Buffer.from(note), 0o600);
  }

  private path(ledger: string): string {
    return join(this.folder, ledger, 'sealed');
  }
}
