// SPDX-License-Identifier: Apache-2.0
import type { Renewed } from '../domain/fold/page-fold.js';
import { forgetEarlier, weightOf } from '../domain/fold/forget.js';
import { type Knowledge, nothingKnown } from '../domain/fold/knowledge.js';
import type { ProducerNumbers } from '../domain/producer/gaps.js';
import { anchorText, parseAnchor, type RecordKind } from '../domain/record.js';
import type { Checkpoint, Queries } from '../postgres/checkpoints.js';
import { parkedAnchors } from '../postgres/load-knowledge.js';
import { loadSeen } from '../postgres/load-seen.js';
import { type RecordTotal, totalsAt } from '../postgres/record-totals.js';
import type { TouchedRecord } from '../postgres/touched-records.js';
import { changedSince } from '../postgres/record-views.js';
import { loadProducers } from '../postgres/producer-gaps.js';
import { lastBlockEnd } from './block.js';
import type { ChangedInBlock, VersionStep } from './page-work.js';

/** Where a fold stands: its checkpoint, and what it knows of everything before. */
export interface FoldState {
  readonly checkpoint: Checkpoint;
  readonly knowledge: Knowledge;
  /** anchor → what changed in the block that has not ended yet */
  readonly changed: Map<string, ChangedInBlock>;
  /** how many records of each kind there were when it began */
  readonly totals: Map<RecordKind, number>;
  /** anchors of what was touched in that block */
  readonly touched: Set<string>;
  readonly producers: Map<string, ProducerNumbers>;
}

/**
 * Begins at a checkpoint: from position 0 on everything will be known, from elsewhere little is. Who
 * is so many entries behind that it pays finds out first what there is at all.
 */
export async function openFold(
  database: Queries,
  checkpoint: Checkpoint,
  behind = 0,
): Promise<FoldState> {
  const pays = checkpoint.next > 0 && behind > MIN_BEHIND && behind > checkpoint.next / 20;
  const seen = pays ? await loadSeen(database, checkpoint) : null;
  const knowledge = { ...nothingKnown(checkpoint.next === 0), seen };
  for (const anchor of await parkedAnchors(database, checkpoint)) knowledge.parked.add(anchor);
  const since = lastBlockEnd(checkpoint.next - 1);
  return {
    checkpoint,
    knowledge,
    changed: new Map(await changedSince(database, checkpoint, since)),
    totals: new Map(await totalsAt(database, checkpoint, since)),
    touched: new Set(),
    producers: new Map(await loadProducers(database, checkpoint)),
  };
}

/** entries that are folded sooner than anything is found out */
const MIN_BEHIND = 10_000;

/** Notes what a page changed, against the end of the last block. */
export function noteChanges({ changed }: FoldState, renewed: readonly Renewed[]): void {
  for (const { anchor, record, json, before } of renewed) {
    const text = anchorText(anchor);
    const known = changed.get(text);
    changed.set(text, { base: known === undefined ? before : known.base, json, record });
  }
}

/** Notes what a page touched. Returns what no page before it did in its block. */
export function noteTouched(
  { touched }: FoldState,
  page: ReadonlyMap<string, number>,
): readonly TouchedRecord[] {
  const added = Array.from(page, ([anchor, position]) => ({ anchor, position }));
  const fresh = added.filter(({ anchor }) => !touched.has(anchor));
  for (const { anchor } of fresh) touched.add(anchor);
  return fresh;
}

/**
 * Of which kinds there are more records than when the block began, or fewer, and how many: none where a
 * block has just ended.
 */
export function changedTotals(
  { changed, totals }: FoldState,
  position: number,
): readonly RecordTotal[] {
  const now = new Map(totals);
  for (const [text, { base, json }] of changed) {
    const more = Number(json !== null) - Number(base !== null);
    if (more === 0) continue;
    const [kind] = parseAnchor(text);
    now.set(kind, (now.get(kind) ?? 0) + more);
  }
  return [...now]
    .filter(([kind, total]) => total !== (totals.get(kind) ?? 0))
    .map(([kind, total]) => ({ kind, position, total }));
}

/** What the block that has ended leaves otherwise than the last one did. */
export function endBlock(
  state: FoldState,
  position: number,
): { readonly versions: readonly VersionStep[]; readonly totals: readonly RecordTotal[] } {
  const { changed, touched } = state;
  const versions = [...changed]
    .filter(([, { base, json }]) => base !== json)
    .map(([text, { json, record }]) => ({ anchor: parseAnchor(text), position, record, json }));
  const totals = changedTotals(state, position);
  for (const { kind, total } of totals) state.totals.set(kind, total);
  changed.clear();
  touched.clear();
  return { versions, totals };
}

/** Whether so much is known that some of it is better forgotten, and asked for again. */
export function isHeavy({ knowledge }: FoldState, limit: number): boolean {
  return weightOf(knowledge) > limit;
}

/** The state with less known; everything must be written. */
export function lighter(state: FoldState): FoldState {
  return { ...state, knowledge: forgetEarlier(state.knowledge) };
}
