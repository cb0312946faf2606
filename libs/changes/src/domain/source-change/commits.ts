// SPDX-License-Identifier: Apache-2.0
import { type DeploymentCore, newArtifactOf, referenceAt } from '../deployment/core.js';
import type { Basis } from '../evidence/head.js';
import type { Reading } from '../reading/reading.js';
import type { ClaimedMoment } from '../deployment/times.js';
import { latestOf } from '../time.js';
import { type SourceChangeView, sourceChangeOf, unapprovedAuthors } from './source-change-view.js';
import { provenanceOf, sourceChangesOf } from './source-changes-of.js';

/** A commit that went live for the first time. */
export interface Commit {
  readonly sha: string | null;
  readonly sourceChange: string;
  /** when its last commit was made, as its publisher wrote it; null: not known */
  readonly committedAt: string | null;
  readonly mergedAt: string | null;
  readonly isReviewed: boolean;
  /** `inferred`: merged in between in the same repository, which is all that is known */
  readonly basis: Basis;
}

/**
 * The commits between what ran before and what a deployment brings: those that its artifact names,
 * and those merged in between in the same repository (records.md b.3, lead time).
 */
export function commitsOf(reading: Reading, core: DeploymentCore): readonly Commit[] {
  const direct = viewsOf(reading, sourceChangesOf(reading, core));
  const since = newArtifactOf(core) === null ? null : core.before.artifactDigest;
  return commitsBetween(reading, { direct, since, at: referenceAt(core) });
}

/** What the commits lie between: the artifact before, and the code changes now. */
export interface Stretch {
  readonly direct: readonly SourceChangeView[];
  /** digest of what came before; null: unknown, so nothing lies in between */
  readonly since: string | null;
  /** by which rules they are judged */
  readonly at: bigint;
}

export function commitsBetween(
  reading: Reading,
  { direct, since, at }: Stretch,
): readonly Commit[] {
  const configuration = reading.configurationAt(at);
  const commitOf = (basis: Basis) => (view: SourceChangeView) => ({
    sha: view.mergeSha ?? view.headSha,
    sourceChange: view.id,
    committedAt: view.lastCommitAt?.text ?? null,
    mergedAt: view.mergedAt?.text ?? null,
    isReviewed: view.authors.length > 0 && unapprovedAuthors(configuration, view).length === 0,
    basis,
  });
  const between = since === null ? [] : mergedBetween(reading, direct, since);
  return [...between.map(commitOf('inferred')), ...direct.map(commitOf('declared'))];
}

export function viewsOf(reading: Reading, ids: readonly string[]): readonly SourceChangeView[] {
  return ids.flatMap((id) => sourceChangeOf(reading, id) ?? []);
}

function mergedBetween(
  reading: Reading,
  direct: readonly SourceChangeView[],
  since: string,
): readonly SourceChangeView[] {
  const earlier = viewsOf(reading, provenanceOf(reading, since).sourceChanges);
  const own = new Set([...direct, ...earlier].map(({ id }) => id));
  return direct.flatMap((view) => {
    const start = latestOf(momentsIn(earlier, view.repository));
    if (start === null || view.mergedAt === null || view.repository === null) return [];
    const span = { from: start.at + 1n, until: view.mergedAt.at };
    const merges = reading.select('merge', `repository:${view.repository}`, span);
    const ids = merges.map(({ sourceChange }) => sourceChange).filter((id) => !own.has(id));
    return viewsOf(reading, [...new Set(ids)]);
  });
}

function momentsIn(
  views: readonly SourceChangeView[],
  repository: string | null,
): readonly ClaimedMoment[] {
  return views
    .filter((view) => view.repository === repository)
    .flatMap(({ mergedAt }) => mergedAt ?? []);
}
