// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#events';
import type { Environment } from '#platform';
import type { CiContext } from './ci-context.js';
import { repositoryUrl, variable } from './ci-variables.js';

/** GitLab CI (docs.gitlab.com/ci/variables/predefined_variables). */
export function gitlabCi(environment: Environment): CiContext | null {
  const of = (name: string) => variable(environment, name);
  const run = of('CI_PIPELINE_URL') ?? of('CI_PIPELINE_ID');
  if (of('GITLAB_CI') !== 'true' || run === null) return null;
  return {
    system: 'gitlab-ci',
    repository: repositoryUrl(of('CI_PROJECT_URL')),
    commit: of('CI_COMMIT_SHA'),
    ref: of('CI_COMMIT_REF_NAME'),
    pipeline: of('CI_PIPELINE_NAME') ?? of('CI_PROJECT_PATH'),
    job: of('CI_JOB_NAME'),
    run,
    attempt: null,
    actor: actorOf(of('GITLAB_USER_LOGIN'), of('GITLAB_USER_NAME')),
  };
}

function actorOf(login: string | null, name: string | null): Actor | null {
  if (login === null) return null;
  const isBot = /^(?:project|group)_\d+_bot/.test(login);
  const kind = isBot ? 'serviceaccount' : 'user';
  return { id: `gitlab:${login}`, kind, ...(name === null ? {} : { name }) };
}
