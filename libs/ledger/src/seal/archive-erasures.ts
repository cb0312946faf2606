// SPDX-License-Identifier: Apache-2.0
import { failpoint } from '#platform';
import { formatArchivePath, widthAt } from '../domain/archive-path.js';
import { TILE_WIDTH } from '../domain/tree-edge.js';
import { TreeReader } from '../postgres/tree-reader.js';
import type { Growing } from './grow-archive.js';

/**
 * Makes the archive of `size` entries forget the payloads that the database has erased: their
 * bundles are written again, the narrower ones too. Erasures whose entry is not sealed yet wait.
 */
export async function archiveErasures(at: Growing, size: number): Promise<void> {
  const { database, ledger } = at;
  const pending = await database.query<{ position: number }>(
    `SELECT position FROM ledger_erasure
      WHERE ledger = $1 AND NOT archived AND erasure < $2 ORDER BY position`,
    [ledger, size],
  );
  const bundles = new Set(pending.map(({ position }) => Math.floor(position / TILE_WIDTH)));
  for (const index of bundles) await writeAgain(at, index, size);
  if (pending.length === 0) return;
  await failpoint('seal.after_rewrite');
  await database.query(
    'UPDATE ledger_erasure SET archived = true WHERE ledger = $1 AND position = ANY ($2::bigint[])',
    [ledger, pending.map(({ position }) => position)],
  );
}

async function writeAgain(
  { database, archive, ledger }: Growing,
  index: number,
  size: number,
): Promise<void> {
  const full = formatArchivePath({ kind: 'payload', index, width: TILE_WIDTH });
  const widths = new Set([...(await archive.partialWidths(full)), widthAt(0, index, size)]);
  for (const width of widths) {
    const file = { kind: 'payload', index, width } as const;
    const bytes = await new TreeReader(database).file(ledger, file);
    if (bytes !== null) await archive.write([[formatArchivePath(file), bytes]]);
  }
  await archive.forgetEarlier(full);
}
