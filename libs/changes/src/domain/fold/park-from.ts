// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../evidence/evidence.js';
import { type Dependencies, NO_DEPENDENCIES, wouldSee } from '../reading/dependencies.js';
import { type Anchor, anchorText } from '../record.js';
import { assembleFrom } from './assembled.js';
import { keep, type PageFold } from './page-fold.js';

/**
 * The record stays as the last entry before the one that broke it left it, however the ledger was
 * cut into pages: it is assembled as of each entry of the page that it would have seen.
 */
export function parkFrom(fold: PageFold, anchor: Anchor, reason: string): void {
  const { knowledge, added, parked, renewed, looks } = fold;
  const text = anchorText(anchor);
  const first = added[0]?.position ?? 0;
  let last = assembledAt(fold, anchor, first - 1);
  let position = last === null ? first : (added.at(-1)?.position ?? first);
  for (const evidence of last === null ? [] : added) {
    if (!isSeen(last?.looks.get(text), evidence)) continue;
    const next = assembledAt(fold, anchor, evidence.position);
    if (next === null) {
      ({ position } = evidence);
      break;
    }
    last = next;
  }
  if (last !== null) {
    looks.set(text, last.looks.get(text) ?? NO_DEPENDENCIES);
    renewed.push(...last.renewed);
  }
  parked.push({ anchor: text, position, reason });
  knowledge.parked.add(text);
}

/** The record as of a position, apart from the page; null: it breaks. */
function assembledAt(
  fold: PageFold,
  anchor: Anchor,
  asOf: number,
): Pick<PageFold, 'renewed' | 'looks'> | null {
  const apart = { ...fold, renewed: [], looks: new Map<string, Dependencies>() };
  try {
    const open = { ...fold.open, memory: new Map(), asOf };
    keep(apart, anchor, assembleFrom(open, anchor, fold.assemble));
    return apart;
  } catch {
    return null;
  }
}

function isSeen(looks: Dependencies | undefined, { keys, at }: Evidence): boolean {
  return keys.some(({ key }) => {
    const span = looks?.spans.get(key);
    const from = looks?.waiting.get(key);
    return (span !== undefined && wouldSee(span, at)) || (from !== undefined && from <= at);
  });
}
