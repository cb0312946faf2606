// SPDX-License-Identifier: Apache-2.0
import { failpoint, type Session } from '#platform';
import { type Checkpoint, moveCheckpoint } from '../postgres/checkpoints.js';
import { copyAll } from '../postgres/copy-rows.js';
import { factRows, parkedRows } from '../postgres/fact-rows.js';
import { gapRows, writeProducers } from '../postgres/producer-gaps.js';
import { clearLooks, lookRows } from '../postgres/record-looks.js';
import { clearTotals, totalRows } from '../postgres/record-totals.js';
import { clearViews, endVersions, versionRows, viewRows } from '../postgres/record-views.js';
import { touchedRows } from '../postgres/touched-records.js';
import { lastBlockEnd } from './block.js';
import type { PageWork } from './page-work.js';

/**
 * Writes what pages made and moves the checkpoint, in the caller's transaction. False: somebody else
 * has moved it, and nothing was written. The number of statements depends on no number of events, and
 * all rows go in one message: whoever folds meanwhile has little time to answer.
 */
export async function writeWork(
  session: Session,
  checkpoint: Checkpoint,
  { work, to }: { readonly work: PageWork; readonly to: number },
): Promise<boolean> {
  if (!(await moveCheckpoint(session, checkpoint, to))) return false;
  await failpoint('project.after_move');
  const renewed = [...work.renewed.values()];
  await clearViews(session, checkpoint, renewed);
  await endVersions(session, checkpoint, work.versions);
  await clearTotals(session, checkpoint, lastBlockEnd(checkpoint.next - 1));
  await clearLooks(session, checkpoint, work.looks);
  await writeProducers(session, checkpoint, work);
  await copyAll(session, [
    ...factRows(checkpoint, work.evidence),
    ...viewRows(checkpoint, renewed, to - 1),
    ...versionRows(checkpoint, work.versions),
    ...totalRows(checkpoint, work.totals),
    ...lookRows(checkpoint, work.looks),
    ...touchedRows(checkpoint, work.touched),
    ...parkedRows(checkpoint, work.parked),
    ...gapRows(checkpoint, work),
  ]);
  await failpoint('project.before_commit');
  return true;
}
