// SPDX-License-Identifier: Apache-2.0
import type { BackoutPlan } from '../evidence/authority-evidence.js';
import type { ActEvidence } from '../evidence/evidence.js';
import type { RollbackEvidence, StepEvidence } from '../evidence/deployment-evidence.js';
import { placeKey } from '../evidence/key-texts.js';
import { firstKnown, lastKnown, sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { type Join, joinsOf, newTrail } from '../reading/trail.js';
import { type Anchor, anchorText, recordId } from '../record.js';
import type { Owner } from './act-owner.js';
import { actsOf } from './acts.js';
import { saysArtifact, saysConfig, stateAfter } from './state-after.js';
import { type DeploymentTimes, timesOf } from './times.js';

/** What a deployment did, without what others make of it: the part that everything else builds on. */
export interface DeploymentCore extends DeploymentTimes {
  readonly anchor: Anchor;
  readonly id: string;
  readonly acts: readonly ActEvidence[];
  readonly steps: readonly StepEvidence[];
  readonly rollbacks: readonly RollbackEvidence[];
  /** of an act of its own: how it stands to processes */
  readonly owner: Owner | null;
  /** subject id of its `itil-deployment.*` events */
  readonly subject: string | null;
  readonly environment: string;
  readonly services: readonly string[];
  readonly artifactDigest: string | null;
  readonly artifactId: string | null;
  readonly tag: string | null;
  readonly configDigest: string | null;
  /** what ran before, as the ledger knows it, else as it is claimed */
  readonly before: Before;
  readonly outcome: string | null;
  readonly changeRequest: string | null;
  readonly chain: string | null;
  readonly pipelineRun: string | null;
  readonly attempt: number | null;
  readonly backoutPlan: BackoutPlan | null;
  readonly joins: readonly Join[];
}

/** What ran in the place before; null: nothing, or not known. */
interface Before {
  readonly artifactDigest: string | null;
  readonly configDigest: string | null;
  /** the act that brought the artifact */
  readonly act: ActEvidence | null;
  /** whether anything at all is known of what ran */
  readonly isKnown: boolean;
}

/** The deployment that stands on an anchor; null: nothing does. */
export function coreOf(reading: Reading, anchor: Anchor): DeploymentCore | null {
  return reading.once(`core ${anchorText(anchor)}`, (inner) => assembleCore(inner, anchor));
}

/** When it began, or was asked for: the time by which rules and windows are chosen. */
export function referenceAt({ startedAt, requestedAt, acts }: DeploymentCore): bigint {
  return (startedAt ?? requestedAt ?? acts[0])?.at ?? 0n;
}

/** The artifact that it brings and that did not run before; null: the artifact stays. */
export function newArtifactOf({ artifactDigest, before }: DeploymentCore): string | null {
  return artifactDigest === before.artifactDigest ? null : artifactDigest;
}

/** The configuration that it brings and that did not hold before; null: the configuration stays. */
export function newConfigOf({ configDigest, before }: DeploymentCore): string | null {
  return configDigest === before.configDigest ? null : configDigest;
}

function assembleCore(reading: Reading, anchor: Anchor): DeploymentCore | null {
  const trail = newTrail(reading);
  const { acts, steps, rollbacks, owner } = actsOf(trail, anchor);
  const [first] = acts;
  if (first === undefined) return null;
  const times = timesOf(acts, steps);
  const processes = acts.filter((act) => act.kind === 'deployment');
  return {
    anchor,
    id: recordId(anchor),
    acts,
    steps,
    rollbacks,
    owner,
    subject: processes[0]?.deployment ?? null,
    environment: first.environment,
    services: sortedDistinct(acts.flatMap(({ services }) => services)),
    ...broughtBy(acts),
    before: beforeOf(reading, acts, times.startedAt?.at ?? first.at),
    outcome: outcomeOf(acts),
    changeRequest: firstKnown(acts.map(({ changeRequest }) => changeRequest)),
    chain: firstKnown(acts.map(({ chain }) => chain)),
    pipelineRun: firstKnown(acts.map(({ pipelineRun }) => pipelineRun)),
    attempt: lastKnown(acts.map(({ attempt }) => attempt)),
    backoutPlan: firstKnown(processes.map(({ backoutPlan }) => backoutPlan)),
    ...times,
    joins: joinsOf(trail),
  };
}

type Brought = Pick<DeploymentCore, 'artifactDigest' | 'artifactId' | 'tag' | 'configDigest'>;

function broughtBy(acts: readonly ActEvidence[]): Brought {
  return {
    artifactDigest: lastKnown(acts.map(({ artifactDigest }) => artifactDigest)),
    artifactId: lastKnown(acts.map(({ artifactId }) => artifactId)),
    tag: lastKnown(acts.map(({ tag }) => tag)),
    configDigest: lastKnown(acts.map(({ configDigest }) => configDigest)),
  };
}

function beforeOf(reading: Reading, acts: readonly ActEvidence[], startedAt: bigint): Before {
  const claimed = {
    artifactDigest: firstKnown(acts.map(({ previousArtifactDigest }) => previousArtifactDigest)),
    configDigest: firstKnown(acts.map(({ previousConfigDigest }) => previousConfigDigest)),
  };
  const [act] = acts;
  const [service] = act?.services ?? [];
  if (act === undefined || service === undefined || act.kind === 'flag') {
    return { ...claimed, act: null, isKnown: false };
  }
  const key = placeKey(service, act.environment);
  const artifact = reading.latest('state', key, { before: startedAt, where: saysArtifact });
  const config = reading.latest('state', key, { before: startedAt, where: saysConfig });
  return {
    artifactDigest: artifact
      ? (stateAfter(artifact).artifactDigest ?? null)
      : claimed.artifactDigest,
    configDigest: config ? (stateAfter(config).configDigest ?? null) : claimed.configDigest,
    act: artifact,
    isKnown: artifact !== null || claimed.artifactDigest !== null,
  };
}

/** How it ended, as far as anything says: what serves without a report of its end succeeded. */
function outcomeOf(acts: readonly ActEvidence[]): string | null {
  const finished = acts.findLast(
    ({ kind, predicate }) => kind === 'deployment' && predicate === 'finished',
  );
  if (finished !== undefined) return finished.outcome ?? 'unknown';
  const effect = acts.findLast(
    ({ kind, predicate }) => kind !== 'deployment' && predicate !== 'published',
  );
  return effect === undefined ? null : (effect.outcome ?? 'success');
}
