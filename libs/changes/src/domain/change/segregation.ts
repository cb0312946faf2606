// SPDX-License-Identifier: Apache-2.0
import { personNamed, resolvedName } from '../configuration/identities.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import type { DeploymentCore } from '../deployment/core.js';
import type { Actor } from '../evidence/head.js';
import { firstKnown, sortedDistinct } from '../lists.js';
import { type SourceChangeView, unapprovedAuthors } from '../source-change/source-change-view.js';

/** Who wrote, approved and deployed: values for controls, no verdict (rules 5, 6). */
export interface Segregation {
  readonly authors: readonly string[];
  readonly reviewers: readonly string[];
  readonly approvers: readonly string[];
  readonly deployers: readonly string[];
  /** authors without a reviewer of their final work who is somebody else */
  readonly unreviewedAuthors: readonly string[];
  /** approvers who wrote what they approved */
  readonly selfApprovers: readonly string[];
  /** deployers who wrote or approved what they deployed */
  readonly selfDeployers: readonly string[];
  /** a code change whose authors, or a deployment whose deployer, is not named: not known is no pass */
  readonly isAuthorUnknown: boolean;
  readonly isDeployerUnknown: boolean;
}

/** The person behind a deployment: on whose behalf, who started it, whose account; null: unknown. */
export function deployerOf({ acts }: DeploymentCore): Actor | null {
  const begun = acts.filter(({ predicate }) => predicate !== 'published');
  const actors = begun.map(({ actor }) => actor);
  const initiators = begun.map((act) => (act.kind === 'deployment' ? act.initiator : null));
  const behalf = firstKnown(actors.map((actor) => actor?.onBehalfOf ?? null));
  const [actor, initiator] = [firstKnown(actors), firstKnown(initiators)];
  if (behalf !== null) return { ...(actor ?? NOBODY), id: behalf, kind: 'user', onBehalfOf: null };
  return initiator?.kind === 'user' ? initiator : (actor ?? initiator);
}

/** What the code changes, the approvers and the deployments say of who did what. */
export function segregationOf(
  configuration: RecordsConfiguration,
  changes: readonly SourceChangeView[],
  {
    approvers,
    deployments,
  }: { readonly approvers: readonly string[]; readonly deployments: readonly DeploymentCore[] },
): Segregation {
  const authors = sortedDistinct(changes.flatMap((change) => change.authors));
  const found = deployments.map(deployerOf);
  const deployers = sortedDistinct(
    found.map((actor) => (actor === null ? null : resolvedName(configuration, actor.id))),
  );
  const reviewers = changes.flatMap(({ reviews }) => reviews.map(({ reviewer }) => reviewer));
  return {
    authors,
    reviewers: sortedDistinct(reviewers),
    approvers: sortedDistinct(approvers),
    deployers,
    unreviewedAuthors: sortedDistinct(
      changes.flatMap((change) => unapprovedAuthors(configuration, change)),
    ),
    selfApprovers: sortedDistinct(approvers.filter((each) => authors.includes(each))),
    selfDeployers: deployers.filter((each) => authors.includes(each) || approvers.includes(each)),
    isAuthorUnknown: changes.some((change) => change.authors.length === 0),
    isDeployerUnknown: found.includes(null),
  };
}

/** A person's function as the configuration knows it, else as the event claims. */
export function functionOf(
  configuration: RecordsConfiguration,
  name: string | null,
  claimed: string | null,
): string | null {
  const person = name === null ? null : personNamed(configuration, name);
  return person?.function ?? claimed;
}

const NOBODY: Actor = { id: '', kind: null, name: null, onBehalfOf: null };
