// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#events';
import type { Environment } from '#platform';
import type { CiContext } from './ci-context.js';
import { repositoryUrl, variable } from './ci-variables.js';

/**
 * Jenkins (jenkins.io/doc/book/pipeline/jenkinsfile, Git and build-user-vars plug-ins). Without the
 * latter it does not say who started a build, and nobody is named.
 */
export function jenkins(environment: Environment): CiContext | null {
  const of = (name: string) => variable(environment, name);
  const run = of('BUILD_URL') ?? of('BUILD_TAG');
  if (of('JENKINS_URL') === null || run === null) return null;
  return {
    system: 'jenkins',
    repository: repositoryUrl(of('GIT_URL')),
    commit: of('GIT_COMMIT'),
    ref: of('GIT_BRANCH') ?? of('BRANCH_NAME'),
    pipeline: of('JOB_NAME'),
    job: of('STAGE_NAME'),
    run,
    attempt: null,
    actor: actorOf(of('BUILD_USER_ID'), of('BUILD_USER')),
  };
}

function actorOf(id: string | null, name: string | null): Actor | null {
  if (id === null) return null;
  const kind = id === 'timer' || id === 'SYSTEM' ? 'system' : 'user';
  return { id: `jenkins:${id}`, kind, ...(name === null ? {} : { name }) };
}
