// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#events';
import type { Environment } from '#platform';
import type { CiContext } from './ci-context.js';
import { ordinal, repositoryUrl, variable } from './ci-variables.js';

/** Azure Pipelines (learn.microsoft.com/azure/devops/pipelines/build/variables). */
export function azurePipelines(environment: Environment): CiContext | null {
  const of = (name: string) => variable(environment, name);
  const id = of('BUILD_BUILDID');
  if (of('TF_BUILD')?.toLowerCase() !== 'true' || id === null) return null;
  const [collection, project] = [of('SYSTEM_COLLECTIONURI'), of('SYSTEM_TEAMPROJECT')];
  const base = collection && project && `${collection}${encodeURIComponent(project)}`;
  return {
    system: 'azure-pipelines',
    repository: repositoryUrl(of('BUILD_REPOSITORY_URI')),
    commit: of('BUILD_SOURCEVERSION'),
    ref: of('BUILD_SOURCEBRANCH'),
    pipeline: of('BUILD_DEFINITIONNAME'),
    job: of('SYSTEM_JOBDISPLAYNAME') ?? of('SYSTEM_JOBNAME'),
    run: base ? `${base}/_build/results?buildId=${id}` : id,
    attempt: ordinal(environment, 'SYSTEM_STAGEATTEMPT'),
    actor: actorOf(of('BUILD_REQUESTEDFORID'), of('BUILD_REQUESTEDFOR')),
  };
}

function actorOf(id: string | null, name: string | null): Actor | null {
  if (id === null) return null;
  const isSystem = name === null || name.startsWith('Microsoft.VisualStudio.Services');
  const kind = isSystem ? 'system' : 'user';
  return { id: `azure-devops:${id}`, kind, ...(name === null ? {} : { name }) };
}
