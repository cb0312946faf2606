// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import { equalBytes } from '../domain/bytes.js';
import { commitPayload } from '../domain/commitment.js';
import { rangeToBytes, rootOfRange } from '../domain/compact-range.js';
import { decodeEntry } from '../domain/decode-entry.js';
import type { Entry, UnreadableEntry } from '../domain/entry.js';
import {
  emptyEdge,
  type FullTile,
  growEdge,
  TILE_WIDTH,
  type TreeEdge,
} from '../domain/tree-edge.js';
import { leafHash } from '../domain/tree-hash.js';
import type { Auditing, Contradiction } from './auditing.js';
import { type Claimed, missingIdentities, strayIdentities } from './audit-identities.js';
import { slotOf, type StoredSlot } from './stored-slot.js';
import { STORED_SLOTS } from './tree-reader.js';

/** How many contradictions are told of: the first say enough. */
const ENOUGH = 20;
const PAGE = 16 * TILE_WIDTH;

/**
 * Re-reads and re-hashes every entry of a ledger and holds tiles, head, payloads, identities and the
 * signed root to the stored bytes; memory does not grow with the ledger.
 */
export async function auditEntries(auditing: Auditing): Promise<readonly Contradiction[]> {
  const { database, ledger, signed, onProgress } = auditing;
  const [head] = await database.query<{ size: number; range: Buffer }>(
    'SELECT size, range FROM ledger_head WHERE ledger = $1',
    [ledger],
  );
  if (head === undefined) return [{ position: null, problem: `no ledger '${ledger}'` }];
  const found: Contradiction[] = [];
  let edge = emptyEdge();
  let claims = 0;
  while (edge.size < head.size && found.length < ENOUGH) {
    const page = await auditPage(auditing, edge, endOfPage(edge.size, head.size, signed?.size));
    found.push(...page.found);
    if (page.edge.size === edge.size) return found;
    edge = page.edge;
    claims += page.claims;
    if (edge.size === signed?.size && !equalBytes(rootOfRange(edge.range), signed.root)) {
      found.push({
        position: null,
        problem: 'the entries do not hash to the root that was signed',
      });
    }
    onProgress(edge.size, head.size);
  }
  const isWhole = edge.size === head.size;
  if (isWhole && !equalBytes(rangeToBytes(edge.range), head.range)) {
    found.push({ position: null, problem: 'the entries do not hash to the tree of the head' });
  }
  if (isWhole)
    found.push(...(await strayIdentities(database, ledger, { size: head.size, claims })));
  if (signed !== null && signed.size > head.size) {
    found.push({ position: head.size, problem: `${signed.size} entries were signed` });
  }
  return found.slice(0, ENOUGH);
}

/** Pages end where a root was signed, so that it can be compared there. */
function endOfPage(first: number, size: number, signed: number | undefined): number {
  const end = Math.min(first - (first % TILE_WIDTH) + PAGE, size);
  return signed !== undefined && signed > first && signed < end ? signed : end;
}

/** What a page was found to be; `claims`: how many of its entries have an identity. */
interface PageAudit {
  readonly edge: TreeEdge;
  readonly found: readonly Contradiction[];
  readonly claims: number;
}

async function auditPage(auditing: Auditing, edge: TreeEdge, end: number): Promise<PageAudit> {
  const { database, ledger } = auditing;
  const rows = await database.query<StoredSlot>(`${STORED_SLOTS} ORDER BY e.position`, [
    ledger,
    edge.size,
    end,
  ]);
  const gap = rows.findIndex(({ position }, at) => position !== edge.size + at);
  const missing = edge.size + (gap >= 0 ? gap : rows.length);
  if (missing < end) {
    return { edge, found: [{ position: missing, problem: 'the entry is missing' }], claims: 0 };
  }
  const grown = growEdge(
    edge,
    rows.map(({ entry }) => leafHash(entry)),
  );
  const entries = rows.map(({ entry }) => decodeEntry(entry));
  const tiles = await tileProblems(database, ledger, grown.full);
  const payloads = rows.flatMap((row, at) => rowProblems(row, entries[at]));
  const claims = rows.flatMap(({ position }, at) => claimed(position, entries[at]));
  const identities = await missingIdentities(auditing, claims);
  return {
    edge: grown.edge,
    found: [...tiles, ...payloads, ...identities],
    claims: claims.length,
  };
}

function claimed(position: number, entry: Entry | UnreadableEntry | undefined): readonly Claimed[] {
  return entry?.kind === 'event' && entry.claim !== null ? [[position, entry.claim]] : [];
}

function rowProblems(
  row: StoredSlot,
  entry: Entry | UnreadableEntry | undefined,
): readonly Contradiction[] {
  const { position } = row;
  if (entry === undefined || entry.kind === 'unreadable') {
    return [{ position, problem: `the entry is ${entry?.reason ?? 'missing'}` }];
  }
  if (isPayloadOf(row, entry)) return [];
  return [{ position, problem: 'the payload is not the one that the entry commits to' }];
}

function isPayloadOf(row: StoredSlot, entry: Entry): boolean {
  const slot = slotOf(row);
  if (slot.kind === 'erased') return true;
  if (slot.kind === 'none') return entry.payload === null;
  return entry.payload?.commitment === Buffer.from(commitPayload(slot)).toString('base64');
}

async function tileProblems(
  database: Database,
  ledger: string,
  tiles: readonly FullTile[],
): Promise<readonly Contradiction[]> {
  const stored = await database.query<{ hashes: Buffer | null; root: Buffer | null }>(
    `SELECT t.hashes, t.root FROM unnest($2::smallint[], $3::bigint[]) WITH ORDINALITY
         AS wanted(level, index, at)
       LEFT JOIN LATERAL (
         SELECT hashes, root FROM ledger_tile
          WHERE ledger = $1 AND level = wanted.level AND index = wanted.index OFFSET 0) t ON true
      ORDER BY wanted.at`,
    [ledger, tiles.map(({ level }) => level), tiles.map(({ index }) => index)],
  );
  return tiles.flatMap(({ level, index, hashes, root }, at) => {
    const row = stored[at];
    const isSame = isBytes(row?.hashes, hashes) && isBytes(row?.root, root);
    if (isSame) return [];
    const position = index * TILE_WIDTH ** (level + 1);
    return [{ position, problem: `tile ${index} of level ${level} is not that of the entries` }];
  });
}

function isBytes(stored: Uint8Array | null | undefined, expected: Uint8Array): boolean {
  return stored instanceof Uint8Array && equalBytes(stored, expected);
}
