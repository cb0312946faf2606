// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import { equalBytes } from '../domain/bytes.js';
import { commitPayload } from '../domain/commitment.js';
import { rangeToBytes, rootOfRange } from '../domain/compact-range.js';
import { decodeEntry } from '../domain/decode-entry.js';
import type { Claim, Entry, UnreadableEntry } from '../domain/entry.js';
import type { Hash } from '../domain/hash.js';
import {
  emptyEdge,
  type FullTile,
  growEdge,
  TILE_WIDTH,
  type TreeEdge,
} from '../domain/tree-edge.js';
import { leafHash } from '../domain/tree-hash.js';
import { slotOf, type StoredSlot } from './stored-slot.js';
import { STORED_SLOTS } from './tree-reader.js';

/** What an audit works with. */
export interface Auditing {
  readonly database: Database;
  readonly ledger: string;
  /** the root that was signed for a size; null when nothing was */
  readonly signed: { readonly size: number; readonly root: Hash } | null;
  /** the identity that an event with this claim is known by */
  readonly identityOf: (claim: Claim) => Uint8Array;
  readonly onProgress: (position: number, size: number) => void;
}

/** Something that the stored bytes contradict. */
export interface Contradiction {
  /** the first position concerned; null when it is the tree as a whole */
  readonly position: number | null;
  readonly problem: string;
}

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
  while (edge.size < head.size && found.length < ENOUGH) {
    const page = await auditPage(auditing, edge, endOfPage(edge.size, head.size, signed?.size));
    found.push(...page.found);
    if (page.edge.size === edge.size) return found;
    edge = page.edge;
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

type Row = StoredSlot & { readonly identity: Buffer | null };

async function auditPage(
  { database, ledger, identityOf }: Auditing,
  edge: TreeEdge,
  end: number,
): Promise<{ readonly edge: TreeEdge; readonly found: readonly Contradiction[] }> {
  const rows = await database.query<Row>(
    `SELECT s.*, uuid_send(i.identity) AS identity FROM (${STORED_SLOTS}) AS s
       LEFT JOIN ledger_identity i ON i.ledger = $1 AND i.position = s.position
      ORDER BY s.position`,
    [ledger, edge.size, end],
  );
  const gap = rows.findIndex(({ position }, at) => position !== edge.size + at);
  const missing = edge.size + (gap >= 0 ? gap : rows.length);
  if (missing < end)
    return { edge, found: [{ position: missing, problem: 'the entry is missing' }] };
  const grown = growEdge(
    edge,
    rows.map(({ entry }) => leafHash(entry)),
  );
  const found = rows.flatMap((row) => rowProblems(row, identityOf));
  const tiles = await tileProblems(database, ledger, grown.full);
  return { edge: grown.edge, found: [...tiles, ...found] };
}

function rowProblems(row: Row, identityOf: Auditing['identityOf']): readonly Contradiction[] {
  const { position } = row;
  const entry = decodeEntry(row.entry);
  const problems = [
    entry.kind === 'unreadable' ? `the entry is ${entry.reason}` : null,
    isPayloadOf(row, entry) ? null : 'the payload is not the one that the entry commits to',
    isIdentityOf(row, entry, identityOf) ? null : 'the identity is not that of the claim',
  ];
  return problems.flatMap((problem) => (problem === null ? [] : [{ position, problem }]));
}

function isPayloadOf(row: Row, entry: Entry | UnreadableEntry): boolean {
  const slot = slotOf(row);
  if (entry.kind === 'unreadable' || slot.kind === 'erased') return true;
  if (slot.kind === 'none') return entry.payload === null;
  return entry.payload?.commitment === Buffer.from(commitPayload(slot)).toString('base64');
}

function isIdentityOf(
  { identity }: Row,
  entry: Entry | UnreadableEntry,
  identityOf: Auditing['identityOf'],
): boolean {
  const claim = entry.kind === 'event' ? entry.claim : null;
  if (claim === null || identity === null) return claim === null && identity === null;
  return equalBytes(identityOf(claim), identity);
}

async function tileProblems(
  database: Database,
  ledger: string,
  tiles: readonly FullTile[],
): Promise<readonly Contradiction[]> {
  const stored = await database.query<{ hashes: Buffer | null; root: Buffer | null }>(
    `SELECT t.hashes, t.root FROM unnest($2::smallint[], $3::bigint[]) WITH ORDINALITY
         AS wanted(level, index, at)
       LEFT JOIN ledger_tile t
         ON t.ledger = $1 AND t.level = wanted.level AND t.index = wanted.index
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
