// SPDX-License-Identifier: Apache-2.0
import { resolvedName } from '../configuration/identities.js';
import { coresOf } from '../deployment/deployments-by.js';
import { endingOf } from '../deployment/ending.js';
import { natureOf } from '../deployment/kind.js';
import { timeOf } from '../evidence/head.js';
import { incidentsCausedBy } from '../incident/attribution.js';
import type { IncidentView } from '../incident/incident-view.js';
import { latestOf } from '../time.js';
import type { ChangeCase } from './case.js';
import type { ChangeType, PostImplementationReview } from './change.js';
import { backoutResultOf, type CloseCode, closeCodeOf } from './closing.js';
import { type Consequences, consequencesOf, incidentReferences } from './consequences.js';
import { type Emergency, emergencyOf } from './emergency.js';
import { type Lifecycle, lifecycleOf } from './lifecycle.js';

/** Where the change is, how it ended, and what came of it. */
export function outcomeOf(given: ChangeCase, type: ChangeType) {
  const { reading, request, forward, last, deployments, startedAt } = given;
  const consequences = consequencesOf(given);
  const closeCode = closing(given, consequences);
  const lifecycle = stage(given, closeCode);
  const isEnded = lifecycle === 'review' || lifecycle === 'closed';
  const plan = request?.backoutPlan ?? forward[0]?.backoutPlan ?? null;
  return {
    lifecycle,
    closeCode: isEnded ? closeCode : null,
    backoutResult: backoutResultOf(reading, last, plan),
    actualStart: startedAt?.text ?? null,
    actualEnd: latestOf(deployments.flatMap(({ finishedAt }) => finishedAt ?? []))?.text ?? null,
    ...incidentReferences(consequences),
    remediates: consequences.remediates,
    remediatedBy: consequences.remediatedBy,
    emergency: type === 'emergency' ? emergencyIn(given, consequences) : null,
    review: reviewOf(given),
  };
}

function closing(
  { reading, request, forward, last }: ChangeCase,
  { caused, remediatedBy }: Consequences,
): CloseCode | null {
  return closeCodeOf(reading, {
    last,
    hasFailedAttempts: forward.length > last.length,
    hasIssues: caused.length > 0 || remediatedBy.length > 0,
    claimed: request?.outcome ?? null,
  });
}

function stage(given: ChangeCase, closeCode: CloseCode | null): Lifecycle {
  const { reading, request, authorised, last } = given;
  const gates = last.flatMap(({ artifactDigest }) =>
    artifactDigest === null ? [] : reading.select('gate', `artifact:${artifactDigest}`),
  );
  return lifecycleOf({
    request,
    authorisation: authorised.state,
    isAssessed: gates.length > 0,
    states: last.map((core) => endingOf(reading, core).state),
    closeCode,
  });
}

function emergencyIn(given: ChangeCase, { fixed }: Consequences): Emergency {
  const { configuration, request, startedAt, authorised, forward } = given;
  return emergencyOf({
    configuration,
    request,
    incidents: [...fixed, ...takenBackFor(given)],
    services: [...new Set(forward.flatMap(({ services }) => services))],
    startedAt,
    authorised,
  });
}

/** What justifies a way back that no plan covers: the incidents of what it takes back. */
function takenBackFor({ reading, forward }: ChangeCase): readonly IncidentView[] {
  const taken = forward.map((core) => natureOf(reading, core).takesBack);
  return coresOf(
    reading,
    taken.filter((anchor) => anchor !== null),
  ).flatMap((core) => incidentsCausedBy(reading, core).map(({ view }) => view));
}

function reviewOf({ request, configuration }: ChangeCase): PostImplementationReview | null {
  const reviewed = request?.facts.findLast(({ predicate }) => predicate === 'reviewed');
  if (reviewed === undefined) return null;
  const reviewer = reviewed.actor === null ? null : resolvedName(configuration, reviewed.actor.id);
  return { reviewer, result: reviewed.result, at: timeOf(reviewed) };
}
