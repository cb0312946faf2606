// SPDX-License-Identifier: Apache-2.0
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import { type DeploymentCore, referenceAt } from '../deployment/core.js';
import type { ClaimedMoment } from '../deployment/times.js';
import type { Reading } from '../reading/reading.js';
import {
  approversOf,
  type SourceChangeView,
  sourceChangeOf,
  unapprovedAuthors,
} from '../source-change/source-change-view.js';
import { sourceChangesOf } from '../source-change/source-changes-of.js';
import { latestOf } from '../time.js';
import { orderOf } from './clock-tolerance.js';

/** When the peers had reviewed everything that a deployment brings. */
export interface PeerReview {
  readonly verdict: 'valid' | 'indeterminate' | 'late';
  readonly decidedAt: ClaimedMoment;
}

/**
 * Delegated authority (rule 2): every code change that goes live was merged, and each of its authors
 * has a reviewer who is somebody else and approved its final head (rule 5). Null: not so.
 */
export function peerReviewOf(reading: Reading, core: DeploymentCore): PeerReview | null {
  const configuration = reading.configurationAt(referenceAt(core));
  if (!configuration.peerReviewAuthorises) return null;
  const changes = sourceChangesOf(reading, core).map((id) => sourceChangeOf(reading, id));
  const reviewed = changes.map((change) => change && reviewedAt(configuration, change));
  const moments = reviewed.filter((moment) => moment !== null);
  const decidedAt = latestOf(moments);
  if (decidedAt === null || moments.length < changes.length) return null;
  if (core.startedAt === null) return { verdict: 'valid', decidedAt };
  const order = orderOf(configuration, decidedAt, core.startedAt);
  const verdict = { before: 'valid', after: 'late', indeterminate: 'indeterminate' } as const;
  return { verdict: verdict[order], decidedAt };
}

/** When the last author got their reviewer; null: one has none, or it was never merged. */
function reviewedAt(
  configuration: RecordsConfiguration,
  change: SourceChangeView,
): ClaimedMoment | null {
  const isWhole =
    change.authors.length > 0 && unapprovedAuthors(configuration, change).length === 0;
  if (!isWhole || change.mergedAt === null) return null;
  return latestOf(approversOf(change).map(({ at }) => at));
}
