// SPDX-License-Identifier: Apache-2.0
import { items, text } from './said.js';
import type { All, Said } from './said.js';

const PRODUCTION = 'production/eu-1';

/** Something that came to run in production. */
export interface Deployment {
  /** null where no `itil-deployment.*` tells of it */
  readonly id: string | null;
  readonly service: string;
  readonly digest: string;
  readonly startedAt: number;
  readonly event: Said;
}

export function productionDeployments(all: All): readonly Deployment[] {
  const started = all('itil-deployment.started').filter(isInProduction).map(deploymentOf);
  const known = new Set(started.map(({ digest }) => digest));
  const silent = [...all('service.deployed'), ...all('service.upgraded')]
    .filter(isInProduction)
    .map(deploymentOf)
    .filter(({ digest }) => !known.has(digest));
  return [...started, ...silent];
}

function deploymentOf(event: Said): Deployment {
  const isProcess = event.name === 'itil-deployment.started';
  return {
    id: isProcess ? event.subject : null,
    service: isProcess ? text(event.content, 'service.id') : event.subject,
    digest: text(event.itil, 'deployment.artifactDigest'),
    startedAt: Date.parse(text(event.itil, 'deployment.startedAt')),
    event,
  };
}

/** Takes back, to the recorded target, what the same change request brought (rule 7). */
export function isPlannedRollback(all: All, { event }: Deployment): boolean {
  const link = items(event.links, '').find((one) => text(one, 'linkKind') === 'TAKES_BACK');
  const taken = all('itil-deployment.started').find(
    ({ id }) => id === text(link, 'target.contextId'),
  );
  if (taken === undefined) return false;
  const isTriggered = all('itil-rollback.triggered').some(
    ({ content, at }) => text(content, 'deploymentId') === taken.subject && at < event.at,
  );
  const same = (there: string, here: string) =>
    text(taken.content, there) === text(event.content, here);
  return (
    isTriggered &&
    same('previousArtifactId', 'artifactId') &&
    same('changeRequestId', 'changeRequestId')
  );
}

export function isInProduction({ content }: Said): boolean {
  return text(content, 'environment.id') === PRODUCTION;
}

export function hexOf({ digest }: Deployment): string {
  return digest.slice('sha256:'.length);
}
