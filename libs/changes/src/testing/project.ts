// SPDX-License-Identifier: Apache-2.0
import { firstCheckpoint } from '../postgres/checkpoints.js';
import { openFold } from '../projection/fold-state.js';
import { Pipeline } from '../projection/pipeline.js';
import type { Projecting } from '../projection/project-page.js';

/** Reads a ledger into records until they know all of it; `behind`: so many entries, as it believes. */
export async function projectAll(
  projecting: Projecting & { readonly behind?: number },
  ledger: string,
): Promise<void> {
  const { database, behind } = projecting;
  const checkpoint = await firstCheckpoint(database, ledger);
  const pipeline = new Pipeline(projecting, await openFold(database, checkpoint, behind), 1);
  for (;;) {
    const step = await pipeline.step();
    if (step === null || !(await pipeline.settle())) return projectAll(projecting, ledger);
    if (step.entries === 0) return;
  }
}

/** Shows a ledger only up to a size, as it was when it had that size. */
export function upTo<P extends Projecting>(projecting: P, size: number): P {
  const { store } = projecting;
  const shown: Projecting['store'] = {
    head: async (ledger) => ({ ...(await store.head(ledger)), size }),
    read: (range) => store.read({ ...range, to: Math.min(range.to, size) }),
  };
  return { ...projecting, store: shown };
}
