// SPDX-License-Identifier: Apache-2.0
import { type ApprovalView, approvalOf } from '../approval/approval-view.js';
import type { DeploymentCore } from '../deployment/core.js';
import { linksOf } from '../deployment/links.js';
import type { ApprovalEvidence } from '../evidence/authority-evidence.js';
import type { Reading } from '../reading/reading.js';
import {
  follow,
  type Join,
  joinsOf,
  newTrail,
  noteAll,
  take,
  type Trail,
} from '../reading/trail.js';
import { requestOf } from '../request/request-view.js';
import { shelfKey } from '../evidence/evidence.js';
import { releasesWith } from '../release/releases-with.js';
import { scopeHashOf } from './scope.js';

/** The approvals that speak for something, and how each was found. */
export interface FoundApprovals {
  readonly approvals: readonly ApprovalView[];
  readonly joins: readonly Join[];
}

/** The approvals that may speak for a deployment: by request, artifact, scope, run, chain, link. */
export function approvalsFor(
  reading: Reading,
  core: DeploymentCore,
  request: string | null,
): FoundApprovals {
  return reading.once(`approvals ${core.id} ${request}`, (inner) => {
    const trail = newTrail(inner);
    const isMeant = (fact: ApprovalEvidence) => isForRequest(fact, request);
    const isNear = (fact: ApprovalEvidence) => isMeant(fact) && isOfArtifact(fact, core);
    const { named, near } = keysFor(inner, core, request);
    return found(trail, [
      ...named.flatMap((key) => follow(trail, ['approval', key], { where: isMeant })),
      ...near.flatMap((key) => follow(trail, ['approval', key], { where: isNear })),
      ...linked(trail, core),
    ]);
  });
}

/** The approvals of a change request, whatever they are for. */
export function approvalsOfRequest(reading: Reading, number: string): FoundApprovals {
  return reading.once(`approvals of ${number}`, (inner) => {
    const trail = newTrail(inner);
    return found(trail, follow(trail, ['approval', `changeRequest:${number}`]));
  });
}

function found(trail: Trail, facts: readonly ApprovalEvidence[]): FoundApprovals {
  const ids = [...new Set(facts.map(({ approval }) => approval))].toSorted();
  const approvals = ids.flatMap((id) => {
    for (const fact of trail.reading.select('approval', `approval:${id}`)) {
      if (!facts.includes(fact)) take(trail, fact, shelfKey('approval', `approval:${id}`));
    }
    return approvalOf(trail.reading, id) ?? [];
  });
  return { approvals, joins: joinsOf(trail) };
}

interface Keys {
  readonly named: readonly string[];
  /** what else happened in the same run or chain, which may be about another artifact */
  readonly near: readonly string[];
}

function keysFor(reading: Reading, core: DeploymentCore, request: string | null): Keys {
  const { artifactDigest, configDigest, pipelineRun, chain, environment } = core;
  const asked = request === null ? null : requestOf(reading, request);
  const releases = artifactDigest === null ? [] : releasesWith(reading, artifactDigest);
  const scope = {
    environments: [environment],
    artifactDigests: artifactDigest === null ? [] : [artifactDigest],
    configDigests: configDigest === null ? [] : [configDigest],
  };
  const hashes = [
    asked?.scopeHash ?? null,
    scopeHashOf(scope),
    scopeHashOf({ ...scope, configDigests: [] }),
    ...releases.map(({ manifestHash }) => manifestHash),
  ].flatMap((each) => each ?? []);
  return {
    named: [
      ...(request === null ? [] : [`changeRequest:${request}`]),
      ...(artifactDigest === null ? [] : [`artifact:${artifactDigest}`]),
      ...releases.map(({ release }) => `resource:${release}`),
      ...hashes.map((each) => `scope:${each}`),
    ],
    near: [
      ...(pipelineRun === null ? [] : [`run:${pipelineRun}`, `resource:${pipelineRun}`]),
      ...(chain === null ? [] : [`chain:${chain}`]),
    ],
  };
}

function linked(trail: Trail, core: DeploymentCore): readonly ApprovalEvidence[] {
  const { reading } = trail;
  return core.acts.flatMap((act) =>
    linksOf(reading, act).flatMap(({ kind, context }) => {
      if (kind !== 'APPROVED_BY' || context === null) return [];
      const targets = reading
        .select('context', `ctx:${context}`)
        .filter((each) => each.kind === 'approval');
      const join = { path: 'approval by link', rule: `link.${kind}`, basis: 'declared' } as const;
      noteAll(
        trail,
        targets.map(({ position }) => ({ ...join, positions: [position] })),
      );
      return targets;
    }),
  );
}

/** An approval of one request says nothing of what another request brings. */
function isForRequest({ changeRequest }: ApprovalEvidence, request: string | null): boolean {
  return changeRequest === null || request === null || changeRequest === request;
}

function isOfArtifact({ artifactDigests }: ApprovalEvidence, core: DeploymentCore): boolean {
  const { artifactDigest } = core;
  return (
    artifactDigests.length === 0 ||
    artifactDigest === null ||
    artifactDigests.includes(artifactDigest)
  );
}
