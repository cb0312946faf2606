// SPDX-License-Identifier: Apache-2.0
import type { Session } from '#platform';
import { type Checkpoint, moveCheckpoint } from '../postgres/checkpoints.js';
import { writeFacts, writeParked } from '../postgres/fact-rows.js';
import { writeProducers } from '../postgres/producer-gaps.js';
import { writeLooks } from '../postgres/record-looks.js';
import { writeVersions, writeViews } from '../postgres/record-views.js';
import type { PageWork } from './page-work.js';

/**
 * Writes what pages made and moves the checkpoint, in the caller's transaction. False: somebody else
 * has moved it, and nothing was written. The number of statements depends on no number of events.
 */
export async function writeWork(
  session: Session,
  checkpoint: Checkpoint,
  { work, to }: { readonly work: PageWork; readonly to: number },
): Promise<boolean> {
  if (!(await moveCheckpoint(session, checkpoint, to))) return false;
  await writeFacts(session, checkpoint, work.evidence);
  await writeViews(session, checkpoint, [...work.renewed.values()], to - 1);
  await writeVersions(session, checkpoint, work.versions);
  await writeLooks(session, checkpoint, work.looks);
  await writeParked(session, checkpoint, work.parked);
  await writeProducers(session, checkpoint, work);
  return true;
}
