// SPDX-License-Identifier: Apache-2.0
import type { EvidenceHead } from './head.js';

/** What happened to a code change: `change.*`. */
export interface SourceChangeEvidence extends EvidenceHead {
  readonly kind: 'sourceChange';
  /** its address, or `source id` */
  readonly sourceChange: string;
  readonly repository: string | null;
  readonly title: string | null;
  /** every commit author as the publisher names them; empty: not said */
  readonly authors: readonly string[];
  readonly headSha: string | null;
  readonly mergeSha: string | null;
  readonly lastCommitAt: string | null;
  readonly verdict: string | null;
  readonly reviewer: string | null;
  readonly reviewedSha: string | null;
  readonly tickets: readonly string[];
}

/** A build that ended, or an artifact that was packaged: `build.finished`, `artifact.packaged`. */
export interface BuildEvidence extends EvidenceHead {
  readonly kind: 'build';
  readonly digests: readonly string[];
  readonly commit: string | null;
  readonly sourceChange: string | null;
  readonly builder: string | null;
  readonly outcome: string | null;
  readonly provenanceUri: string | null;
  readonly sbomUri: string | null;
}

/** What happened to an artifact in the registry: `artifact.signed`, `.published`, `.deleted`. */
export interface ArtifactEvidence extends EvidenceHead {
  readonly kind: 'artifact';
  readonly digest: string | null;
  /** package and repository with the tag */
  readonly tag: string | null;
  readonly signature: string | null;
}

/** A test suite run that ended: `testsuiterun.finished`. */
export interface TestEvidence extends EvidenceHead {
  readonly kind: 'test';
  readonly suite: string | null;
  readonly suiteId: string | null;
  readonly outcome: string | null;
  readonly artifactDigest: string | null;
  readonly configDigest: string | null;
  readonly commit: string | null;
  readonly environment: string | null;
  readonly reportDigest: string | null;
}

/** A work item: `ticket.*`. */
export interface TicketEvidence extends EvidenceHead {
  readonly kind: 'ticket';
  readonly ticket: string;
  readonly summary: string | null;
  readonly uri: string | null;
  readonly resolution: string | null;
}
