// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#events';
import type { Environment } from '#platform';
import type { CiContext } from './ci-context.js';
import { ordinal, variable } from './ci-variables.js';

/** GitHub Actions (docs.github.com/actions/reference/variables-reference). */
export function githubActions(environment: Environment): CiContext | null {
  const of = (name: string) => variable(environment, name);
  const [server, name, id] = [
    of('GITHUB_SERVER_URL'),
    of('GITHUB_REPOSITORY'),
    of('GITHUB_RUN_ID'),
  ];
  if (of('GITHUB_ACTIONS') !== 'true' || id === null) return null;
  const repository = server !== null && name !== null ? `${server}/${name}` : null;
  return {
    system: 'github-actions',
    repository,
    commit: of('GITHUB_SHA'),
    ref: of('GITHUB_REF'),
    pipeline: of('GITHUB_WORKFLOW'),
    job: of('GITHUB_JOB'),
    run: repository === null ? id : `${repository}/actions/runs/${id}`,
    attempt: ordinal(environment, 'GITHUB_RUN_ATTEMPT'),
    // who has started this attempt, which need not be who has started the first
    actor: actorOf(of('GITHUB_TRIGGERING_ACTOR') ?? of('GITHUB_ACTOR')),
  };
}

function actorOf(login: string | null): Actor | null {
  if (login === null) return null;
  return { id: `github:${login}`, kind: login.endsWith('[bot]') ? 'serviceaccount' : 'user' };
}
