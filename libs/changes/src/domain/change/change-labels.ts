// SPDX-License-Identifier: Apache-2.0
import { actedLabel, type Label, type LabelValue } from '../labels.js';
import type { Change } from './change.js';
import { isRepair } from './remediation.js';
import { scheduledTimeOf, spansOf } from './schedule-spans.js';
import type { Segregation } from './segregation.js';

/** By which names and values a Change is found in lists. */
export function changeLabels(change: Change): Readonly<Record<Label<'change'>, LabelValue>> {
  return {
    type: change.type,
    lifecycle: change.lifecycle,
    authorisation: change.authorisation,
    closeCode: change.closeCode,
    match: change.matchBasis,
    unauthorised: change.isUnauthorised,
    model: change.modelId,
    service: change.services,
    environment: change.environments,
    artifact: change.artifactDigests,
    config: change.configDigests,
    request: change.changeRequests,
    release: change.releases,
    actor: [
      ...change.segregation.authors,
      ...change.segregation.approvers,
      ...change.segregation.deployers,
    ],
    justified: change.emergency?.isJustified ?? null,
    ratifiedInTime: change.emergency?.isRatifiedInTime ?? null,
    tier: change.tiers,
    tag: change.regulatoryTags,
    segregation: segregationLabels(change.segregation),
    implemented: change.actualStart !== null,
    incident: incidentLabels(change),
    repair: isRepair(change) ? true : null,
    acted: actedLabels(change.segregation),
    schedule: spansOf(scheduledTimeOf(change)),
  };
}

/** What is wrong with who did what; `kept`: nothing, as far as everybody is named. */
function segregationLabels(segregation: Segregation): readonly string[] {
  const { selfApprovers, selfDeployers, unreviewedAuthors } = segregation;
  const labels = [
    ...(selfApprovers.length > 0 ? ['self_approved'] : []),
    ...(selfDeployers.length > 0 ? ['self_deployed'] : []),
    ...(unreviewedAuthors.length > 0 ? ['unreviewed'] : []),
    ...(segregation.isAuthorUnknown || segregation.isDeployerUnknown ? ['unknown'] : []),
  ];
  return labels.length > 0 ? labels : ['kept'];
}

function incidentLabels({ incidentsCaused, incidentsFixed }: Change): readonly string[] {
  const labels = [
    ...(incidentsCaused.length > 0 ? ['caused'] : []),
    ...(incidentsFixed.length > 0 ? ['fixed'] : []),
  ];
  return labels.length > 0 ? labels : ['none'];
}

function actedLabels({ authors, approvers, deployers }: Segregation): readonly string[] {
  return [
    ...authors.map((actor) => actedLabel('author', actor)),
    ...approvers.map((actor) => actedLabel('approver', actor)),
    ...deployers.map((actor) => actedLabel('deployer', actor)),
  ];
}
