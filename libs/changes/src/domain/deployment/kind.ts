// SPDX-License-Identifier: Apache-2.0
import { type ActEvidence, isAct } from '../evidence/evidence.js';
import type { Basis } from '../evidence/head.js';
import { artifactPlaceKey } from '../evidence/key-texts.js';
import type { Reading } from '../reading/reading.js';
import type { Anchor } from '../record.js';
import { ownerOf } from './act-owner.js';
import type { DeploymentCore } from './core.js';
import { linkedBy } from './links.js';
import { stateAfter } from './state-after.js';

/** What a deployment was (records.md a.3): `redeploy` changes nothing. */
export type DeploymentKind = 'new' | 'upgrade' | 'rollback' | 'redeploy' | 'config' | 'remove';

/** What a deployment was, how that is known, and of a rollback what it takes back. */
export interface DeploymentNature {
  readonly kind: DeploymentKind;
  readonly basis: Basis;
  readonly takesBack: Anchor | null;
}

/** What a deployment was, by what ran before it (rules 1, 7, 8, 13, 15, 19). */
export function natureOf(reading: Reading, core: DeploymentCore): DeploymentNature {
  const name = `nature ${core.id}`;
  return reading.once(name, (inner) => declaredRollback(inner, core) ?? byState(inner, core));
}

/** Whether the effective state of a controlled item changes: only then it is a Change (rule 1). */
export function changesState({ kind }: DeploymentNature): boolean {
  return kind !== 'redeploy';
}

function declaredRollback(reading: Reading, core: DeploymentCore): DeploymentNature | null {
  const takenBack = takenBackByWord(reading, core);
  const isSaid = core.acts.some((act) => act.name === 'service.rolledback');
  if (takenBack === null && !isSaid) return null;
  return {
    kind: 'rollback',
    basis: 'declared',
    takesBack: takenBack ?? previousOwner(reading, core),
  };
}

/** By a fall-back in mid-rollout, by link, or by a rollback that was triggered to this artifact. */
function takenBackByWord(reading: Reading, core: DeploymentCore): Anchor | null {
  if (core.owner !== null && core.owner.takesBack !== null) return core.owner.takesBack;
  for (const act of core.acts) {
    const [target] = linkedBy(reading, act, 'TAKES_BACK').filter(isAct);
    if (target !== undefined) return ownerOf(reading, target).anchor;
  }
  const previous = previousOwner(reading, core);
  if (previous === null || previous[1] !== 'process') return null;
  const triggered = reading
    .select('process', `deployment:${previous[2]}`)
    .filter((each) => each.kind === 'rollback')
    .some(({ toDigest }) => toDigest !== null && toDigest === core.artifactDigest);
  return triggered ? previous : null;
}

function byState(reading: Reading, core: DeploymentCore): DeploymentNature {
  const { acts, artifactDigest, configDigest, before } = core;
  const [first] = acts;
  if (first?.kind === 'flag') return plain('config');
  if (acts.every((act) => act.predicate === 'removed')) return plain('remove');
  const isSameArtifact = artifactDigest !== null && artifactDigest === before.artifactDigest;
  const isOtherConfig =
    configDigest !== null && before.configDigest !== null && configDigest !== before.configDigest;
  if (first?.kind === 'configured')
    return plain(isOtherConfig || !isKnownConfig(core) ? 'config' : 'redeploy');
  if (isSameArtifact) return plain(isOtherConfig ? 'config' : 'redeploy');
  if (before.artifactDigest === null) return plain(isUpgrade(acts) ? 'upgrade' : 'new');
  return isReturn(reading, core)
    ? { kind: 'rollback', basis: 'inferred', takesBack: previousOwner(reading, core) }
    : plain('upgrade');
}

function isKnownConfig({ configDigest, before }: DeploymentCore): boolean {
  return configDigest !== null && before.configDigest !== null;
}

function isUpgrade(acts: readonly ActEvidence[]): boolean {
  return acts.some((act) => act.name === 'service.upgraded');
}

/** Rule 8: it ran here before what it replaces did, and was published earlier. */
function isReturn(
  reading: Reading,
  { acts, services, environment, artifactDigest, before }: DeploymentCore,
): boolean {
  const [service] = services;
  if (service === undefined || artifactDigest === null || before.act === null) return false;
  const key = artifactPlaceKey(service, environment, artifactDigest);
  const earlier = reading.latest('state', key, {
    before: before.act.at,
    where: (act) => stateAfter(act).artifactDigest === artifactDigest && !acts.includes(act),
  });
  if (earlier === null) return false;
  const published = publishedAt(reading, artifactDigest);
  const replaced = publishedAt(reading, before.artifactDigest);
  return published === null || replaced === null || published < replaced;
}

function publishedAt(reading: Reading, digest: string | null): bigint | null {
  if (digest === null) return null;
  const [made] = [
    ...reading.select('build', `artifact:${digest}`),
    ...reading.select('artifact', `artifact:${digest}`),
  ];
  return made?.at ?? null;
}

function previousOwner(reading: Reading, { before }: DeploymentCore): Anchor | null {
  return before.act === null ? null : ownerOf(reading, before.act).anchor;
}

function plain(kind: DeploymentKind): DeploymentNature {
  return { kind, basis: 'declared', takesBack: null };
}
