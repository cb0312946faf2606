// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#events';

/** What a CI system says of the run that a command is part of; null where it does not say. */
export interface CiContext {
  readonly system: 'github-actions' | 'gitlab-ci' | 'jenkins' | 'azure-pipelines';
  /** URL of the repository, without credentials */
  readonly repository: string | null;
  /** the commit that was checked out */
  readonly commit: string | null;
  readonly ref: string | null;
  /** name of the pipeline, workflow or job */
  readonly pipeline: string | null;
  /** name of the job or stage within it */
  readonly job: string | null;
  /** URL of the run, or its number where there is none */
  readonly run: string;
  /** how often this run has been started, counted from 1 */
  readonly attempt: number | null;
  /** who started it */
  readonly actor: Actor | null;
}
