// SPDX-License-Identifier: Apache-2.0

/** A finished test suite run on something that a Change brings. */
export class SuiteRunDto {
  position!: number;
  run!: string;
  kind!: string | null;
  outcome!: string | null;
  artifactDigest!: string | null;
  configDigest!: string | null;
  commit!: string | null;
  environment!: string | null;
  reportDigest!: string | null;
  finishedAt!: string;
}

/**
 * How a required suite stands: `passed` on exactly what went live and before it did; `unproven`
 * when a run passed of which it is not known what it ran on (rule 17).
 */
export class RequiredSuiteDto {
  kind!: string;
  result!: string;
}

/** A tag that named another digest before, too: what it names cannot be told by it (rule 13). */
export class MutableTagDto {
  tag!: string;
  /** every digest that it named until the deployment began */
  digests!: string[];
}

/** A commit that went live for the first time. */
export class CommitDto {
  sha!: string | null;
  sourceChange!: string;
  /** when its last commit was made, as its publisher wrote it; null: not known */
  committedAt!: string | null;
  mergedAt!: string | null;
  isReviewed!: boolean;
  /** `inferred`: merged in between in the same repository, which is all that is known */
  basis!: string;
}
