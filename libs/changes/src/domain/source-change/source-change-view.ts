// SPDX-License-Identifier: Apache-2.0
import { isBot, resolvedName, resolvedNames } from '../configuration/identities.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import { momentIn, momentOf, type ClaimedMoment } from '../deployment/times.js';
import type { SourceChangeEvidence } from '../evidence/delivery-evidence.js';
import { distinct, lastKnown, sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';

/** A code change as its events leave it. */
export interface SourceChangeView {
  readonly id: string;
  readonly facts: readonly SourceChangeEvidence[];
  readonly repository: string | null;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly headSha: string | null;
  readonly mergeSha: string | null;
  readonly mergedAt: ClaimedMoment | null;
  readonly isAbandoned: boolean;
  readonly lastCommitAt: ClaimedMoment | null;
  readonly tickets: readonly string[];
  /** the last word of each reviewer, and every word, by time */
  readonly reviews: readonly Review[];
  readonly allReviews: readonly Review[];
}

/** A reviewer's last word on a code change. */
export interface Review {
  readonly fact: SourceChangeEvidence;
  readonly reviewer: string;
  readonly verdict: string;
  readonly at: ClaimedMoment;
  /** whether it was given on what was merged in the end, and not on an earlier head (rule 5) */
  readonly isOfFinalHead: boolean;
}

/** The code change of an id, as its events up to a moment leave it; null: nothing is said of it. */
export function sourceChangeOf(
  reading: Reading,
  id: string,
  until?: bigint,
): SourceChangeView | null {
  return reading.once(`sourceChange ${id} ${until ?? ''}`, (inner) => {
    const range = until === undefined ? {} : { until };
    const facts = inner.select('sourceChange', `pr:${id}`, range);
    const [first] = facts;
    return first === undefined ? null : viewOf(inner.configurationAt(first.at), id, facts);
  });
}

/** The reviewers who approve what was merged. */
export function approversOf({ reviews }: SourceChangeView): readonly Review[] {
  return reviews.filter(({ verdict, isOfFinalHead }) => verdict === 'approved' && isOfFinalHead);
}

/** The authors whose work no other person approved: co-authors do not count for one another alone. */
export function unapprovedAuthors(
  configuration: RecordsConfiguration,
  change: SourceChangeView,
): readonly string[] {
  const approvers = approversOf(change).map(({ reviewer }) => reviewer);
  return change.authors.filter((author) => {
    if (isBot(configuration, author)) return approvers.length === 0;
    return !approvers.some((approver) => approver !== author);
  });
}

function viewOf(
  configuration: RecordsConfiguration,
  id: string,
  facts: readonly SourceChangeEvidence[],
): SourceChangeView {
  const merged = facts.findLast(({ predicate }) => predicate === 'merged');
  const headSha = merged?.headSha ?? lastKnown(facts.map((fact) => fact.headSha));
  const allReviews = reviewsIn(configuration, facts, headSha);
  return {
    id,
    facts,
    repository: lastKnown(facts.map(({ repository }) => repository)),
    title: lastKnown(facts.map(({ title }) => title)),
    authors: resolvedNames(configuration, sortedDistinct(facts.flatMap(({ authors }) => authors))),
    headSha,
    mergeSha: lastKnown(facts.map(({ mergeSha }) => mergeSha)),
    mergedAt: merged === undefined ? null : momentOf(merged),
    isAbandoned: merged === undefined && facts.some(({ predicate }) => predicate === 'abandoned'),
    lastCommitAt: facts.flatMap((fact) => momentIn(fact.lastCommitAt, fact)).at(-1) ?? null,
    tickets: distinct(facts.flatMap(({ tickets }) => tickets)),
    // an approval holds until its reviewer says otherwise
    reviews: [...new Map(allReviews.map((review) => [review.reviewer, review])).values()],
    allReviews,
  };
}

/** Every word on it; a comment takes nothing back, so it is none. */
function reviewsIn(
  configuration: RecordsConfiguration,
  facts: readonly SourceChangeEvidence[],
  headSha: string | null,
): readonly Review[] {
  const pushedAt = facts.findLast(({ predicate }) => predicate === 'updated')?.at ?? 0n;
  return facts.flatMap((fact): readonly Review[] => {
    const { predicate, verdict, reviewer, reviewedSha } = fact;
    const isWord = predicate === 'reviewed' && verdict !== null && verdict !== 'commented';
    if (!isWord || reviewer === null) return [];
    const isOfFinalHead =
      reviewedSha === null || headSha === null ? fact.at >= pushedAt : reviewedSha === headSha;
    const name = resolvedName(configuration, reviewer);
    return [{ fact, reviewer: name, verdict, at: momentOf(fact), isOfFinalHead }];
  });
}
