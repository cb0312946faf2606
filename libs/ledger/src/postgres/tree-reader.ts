// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import type { ArchiveFile } from '../domain/archive-path.js';
import { concatBytes } from '../domain/bytes.js';
import { encodeEntryBundle } from '../domain/entry-bundle.js';
import { encodePayloadBundle } from '../domain/payload-bundle.js';
import { TILE_WIDTH } from '../domain/tree-edge.js';
import { leafHash } from '../domain/tree-hash.js';
import { besideEntry } from './beside-entry.js';
import { slotOf, type StoredSlot } from './stored-slot.js';

/** Reads the files of an archive out of the database, as the role `seal` would write them. */
export class TreeReader {
  constructor(private readonly database: Database) {}

  /** The bytes of a file, or null when the ledger does not hold as much. */
  async file(ledger: string, file: ArchiveFile): Promise<Uint8Array | null> {
    if (file.kind === 'entries') return this.entries(ledger, file);
    return file.kind === 'payload' ? this.payloads(ledger, file) : this.tile(ledger, file);
  }

  private async entries(ledger: string, { index, width }: Place): Promise<Uint8Array | null> {
    const entries = await this.entryBytes(ledger, { index, width });
    return entries.length < width ? null : encodeEntryBundle(entries);
  }

  private async payloads(ledger: string, { index, width }: Place): Promise<Uint8Array | null> {
    const first = index * TILE_WIDTH;
    const rows = await this.database.query<StoredSlot>(`${STORED_SLOTS} ORDER BY e.position`, [
      ledger,
      first,
      first + width,
    ]);
    return rows.length < width ? null : encodePayloadBundle(rows.map(slotOf));
  }

  private async tile(
    ledger: string,
    { level, index, width }: Place & { readonly level: number },
  ): Promise<Uint8Array | null> {
    if (width === TILE_WIDTH) return this.fullTile(ledger, level, index);
    const hashes =
      level === 0
        ? (await this.entryBytes(ledger, { index, width })).map(leafHash)
        : await this.tileRoots(ledger, { level: level - 1, index, width });
    if (hashes.length === width) return concatBytes(hashes);
    return null;
  }

  private async fullTile(ledger: string, level: number, index: number): Promise<Uint8Array | null> {
    const [row] = await this.database.query<{ hashes: Buffer }>(
      'SELECT hashes FROM ledger_tile WHERE ledger = $1 AND level = $2 AND index = $3',
      [ledger, level, index],
    );
    return row?.hashes ?? null;
  }

  /** The hashes that tiles of a level come to, from the first under tile `index` of the next. */
  private async tileRoots(
    ledger: string,
    { level, index, width }: Place & { readonly level: number },
  ): Promise<readonly Buffer[]> {
    const rows = await this.database.query<{ root: Buffer }>(
      `SELECT root FROM ledger_tile
        WHERE ledger = $1 AND level = $2 AND index >= $3 AND index < $4 ORDER BY index`,
      [ledger, level, index * TILE_WIDTH, index * TILE_WIDTH + width],
    );
    return rows.map(({ root }) => root);
  }

  private async entryBytes(ledger: string, { index, width }: Place): Promise<readonly Buffer[]> {
    const first = index * TILE_WIDTH;
    const rows = await this.database.query<{ entry: Buffer }>(
      `SELECT entry FROM ledger_entry
        WHERE ledger = $1 AND position >= $2 AND position < $3 ORDER BY position`,
      [ledger, first, first + width],
    );
    return rows.map(({ entry }) => entry);
  }
}

interface Place {
  readonly index: number;
  readonly width: number;
}

/** Entries of a ledger from $2 to before $3 with their payloads or erasures; not ordered. */
export const STORED_SLOTS = `
  SELECT e.position, e.entry, p.salt, p.meta, p.value, x.erasure
    FROM ledger_entry e
    ${besideEntry('ledger_payload', 'p', 'salt, meta, value')}
    ${besideEntry('ledger_erasure', 'x', 'erasure')}
   WHERE e.ledger = $1 AND e.position >= $2 AND e.position < $3`;
