// SPDX-License-Identifier: Apache-2.0
import type { ApprovalVerdict, JudgedApproval } from '../authority/judge-approval.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import { timeOf } from '../evidence/head.js';
import { recordId } from '../record.js';
import type { Review, SourceChangeView } from '../source-change/source-change-view.js';
import type { ChangeApproval } from './change.js';
import { functionOf } from './segregation.js';

/** What the decisions on a change are told with. */
export interface ApprovalsCase {
  readonly configuration: RecordsConfiguration;
  readonly judged: readonly JudgedApproval[];
  readonly changes: readonly SourceChangeView[];
  /** position of the entry that first told of the start; null: it has not begun */
  readonly startPosition: number | null;
}

/** Every decision on the change by time: of authorities, and of code reviewers. */
export function changeApprovalsOf(given: ApprovalsCase): readonly ChangeApproval[] {
  const authors = new Set(given.changes.flatMap((change) => change.authors));
  const decisions = worstOf(given.judged).flatMap((judged) => decisionsOf(given, judged, authors));
  const reviews = given.changes.flatMap((change) =>
    change.reviews.map((review) => reviewOf(given, review, authors)),
  );
  return [...decisions, ...reviews].toSorted((left, right) => left.position - right.position);
}

/** From what makes an approval worthless to what makes it good. */
const FROM_WORST: readonly ApprovalVerdict[] = [
  'stale',
  'used',
  'rejected',
  'repudiated',
  'late',
  'indeterminate',
  'incomplete',
  'expired',
  'cancelled',
  'pending',
  'advisory',
  'valid',
];

/** An approval of several deployments is as good as it is for the worst of them. */
function worstOf(judged: readonly JudgedApproval[]): readonly JudgedApproval[] {
  const meant = judged.filter(({ verdict }) => verdict !== 'elsewhere');
  const groups = Map.groupBy(meant, ({ view }) => view.approval);
  return [...groups.values()].flatMap((group) =>
    group
      .toSorted(
        (left, right) => FROM_WORST.indexOf(left.verdict) - FROM_WORST.indexOf(right.verdict),
      )
      .slice(0, 1),
  );
}

function decisionsOf(
  { configuration, startPosition }: ApprovalsCase,
  { view, verdict }: JudgedApproval,
  authors: ReadonlySet<string>,
): readonly ChangeApproval[] {
  const id = recordId(['approval', 'process', view.approval]);
  return view.votes.map(({ fact, approver, decision, isBlocked }) => ({
    id,
    position: fact.position,
    subject: fact.approval,
    approver,
    decision,
    meaning: fact.meaning,
    role: fact.role,
    function: functionOf(configuration, approver, fact.function),
    method: fact.method,
    decidedAt: timeOf(fact),
    recordedAt: fact.recordedAt,
    verdict,
    isSelf: approver !== null && authors.has(approver),
    isBlocked,
    isRecordedAfterStart: startPosition !== null && fact.position > startPosition,
  }));
}

function reviewOf(
  { configuration, startPosition }: ApprovalsCase,
  { fact, reviewer, verdict, isOfFinalHead }: Review,
  authors: ReadonlySet<string>,
): ChangeApproval {
  return {
    id: recordId(['approval', 'review', fact.source, fact.id]),
    position: fact.position,
    subject: fact.sourceChange,
    approver: reviewer,
    decision: verdict,
    meaning: 'reviewed',
    role: 'reviewer',
    function: functionOf(configuration, reviewer, null),
    method: 'human',
    decidedAt: timeOf(fact),
    recordedAt: fact.recordedAt,
    verdict: isOfFinalHead ? 'advisory' : 'stale',
    isSelf: authors.has(reviewer),
    isBlocked: false,
    isRecordedAfterStart: startPosition !== null && fact.position > startPosition,
  };
}
