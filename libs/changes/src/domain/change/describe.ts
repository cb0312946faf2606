// SPDX-License-Identifier: Apache-2.0
import { scopeHashOf } from '../authority/scope.js';
import { resolvedName } from '../configuration/identities.js';
import { newConfigOf } from '../deployment/core.js';
import { firstKnown, sortedDistinct } from '../lists.js';
import { recordId } from '../record.js';
import { provenanceOf } from '../source-change/source-changes-of.js';
import type { ChangeCase } from './case.js';
import type { ChangeType, Ticket } from './change.js';

/** What a change is about, in words: of its request, else of its code changes and work items. */
export function wordsOf(
  { request, changes, authorised, configuration }: ChangeCase,
  tickets: readonly Ticket[],
) {
  const requestor = firstKnown([
    request?.requestor ?? null,
    ...authorised.judged.map(({ view }) => view.requestor),
    ...changes.map(({ authors }) => authors[0] ?? null),
  ]);
  const summaries = tickets.map(({ summary }) => summary);
  const titles = changes.map((change) => change.title);
  return {
    title: firstKnown([request?.title ?? null, ...titles, ...summaries]),
    description: request?.description ?? null,
    reason: firstKnown([request?.reason ?? null, request?.description ?? null, ...summaries]),
    requestedBy: requestor === null ? null : resolvedName(configuration, requestor),
    risk: request?.risk ?? null,
    impact: request?.impact ?? null,
    securityImpact: request?.securityImpact ?? null,
    plannedStart: request?.plannedStart ?? null,
    plannedEnd: request?.plannedEnd ?? null,
  };
}

/** What a change touches: of what it did, else of what it asks for. */
export function scopeOf({
  reading,
  request,
  deployments,
  forward,
  changes,
  configuration,
}: ChangeCase) {
  const asked = forward.length === 0 ? request : null;
  const services = sortedDistinct(
    [...deployments, ...(asked ? [asked] : [])].flatMap((each) => each.services),
  );
  const environments = sortedDistinct([
    ...deployments.map(({ environment }) => environment),
    ...(asked?.environments ?? []),
  ]);
  const artifactDigests = sortedDistinct([
    ...forward.map((core) => (core.acts[0]?.kind === 'configured' ? null : core.artifactDigest)),
    ...(asked?.artifactDigests ?? []),
  ]);
  const configDigests = sortedDistinct([
    ...forward.map(newConfigOf),
    ...(asked?.configDigests ?? []),
  ]);
  const commits = artifactDigests.flatMap((digest) => provenanceOf(reading, digest).commits);
  const owner = services.flatMap(
    (id) => configuration.services.find(({ service }) => service === id) ?? [],
  );
  return {
    services,
    environments,
    artifactDigests,
    configDigests,
    sourceRevisions: sortedDistinct([...commits, ...changes.map(({ mergeSha }) => mergeSha)]),
    sourceChanges: changes.map(({ id }) => id),
    changeRequests: request === null ? [] : [request.number],
    scopeHash: scopeHashOf({ environments, artifactDigests, configDigests }),
    items: itemsOf(deployments),
    owner: firstKnown(owner.map((each) => each.owner)),
  };
}

/** What it is, and by which model: a standard change that its model does not hold is a normal one (rule 3). */
export function typeOf({ request, authorised, forward, anchor }: ChangeCase, isReturn: boolean) {
  const claimed = request?.changeType ?? null;
  const { model } = authorised;
  return {
    type: effectiveType(claimed, { isHeld: model?.isHeld ?? false, isReturn }),
    claimedType: claimed,
    modelId: request?.model?.id ?? null,
    modelVersion: request?.model?.version ?? null,
    modelViolations: model?.violations ?? [],
    number: recordId(anchor),
    isRetroRegistered: isLate(request?.facts[0]?.at, forward[0]?.startedAt?.at),
  };
}

function effectiveType(
  claimed: string | null,
  { isHeld, isReturn }: { readonly isHeld: boolean; readonly isReturn: boolean },
): ChangeType {
  if (claimed === 'emergency') return 'emergency';
  if (claimed === 'standard') return isHeld ? 'standard' : 'normal';
  // a way back that no plan covers (rule 7)
  return claimed === null && isReturn ? 'emergency' : 'normal';
}

function isLate(submittedAt: bigint | undefined, startedAt: bigint | undefined): boolean {
  return submittedAt !== undefined && startedAt !== undefined && submittedAt > startedAt;
}

function itemsOf(deployments: ChangeCase['deployments']): readonly string[] {
  return sortedDistinct(
    deployments.flatMap(({ services, environment }) =>
      services.map((service) => recordId(['item', 'service', service, environment])),
    ),
  );
}
