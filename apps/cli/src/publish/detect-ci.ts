// SPDX-License-Identifier: Apache-2.0
import type { Environment } from '#platform';
import { azurePipelines } from './azure-pipelines.js';
import type { CiContext } from './ci-context.js';
import { githubActions } from './github-actions.js';
import { gitlabCi } from './gitlab-ci.js';
import { jenkins } from './jenkins.js';

/** The run that this process is part of, by the variables that its CI system sets; null outside of one. */
export function detectCi(environment: Environment): CiContext | null {
  const readers = [githubActions, gitlabCi, azurePipelines, jenkins];
  return readers.map((read) => read(environment)).find((found) => found !== null) ?? null;
}
