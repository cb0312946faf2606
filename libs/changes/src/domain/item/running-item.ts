// SPDX-License-Identifier: Apache-2.0
import { membershipOf } from '../change/membership.js';
import { tierOf } from '../configuration/environment-tier.js';
import { ownerOf } from '../deployment/act-owner.js';
import { coreOf } from '../deployment/core.js';
import { changesState, natureOf } from '../deployment/kind.js';
import { saysArtifact, saysConfig, stateAfter } from '../deployment/state-after.js';
import type { ActEvidence } from '../evidence/evidence.js';
import { timeOf } from '../evidence/head.js';
import { flagKey, placeKey } from '../evidence/key-texts.js';
import { lastKnown } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { follow, newTrail, note } from '../reading/trail.js';
import { type Anchor, recordId } from '../record.js';
import { recordHeadOf } from '../record-head.js';
import type { Item, ItemState } from './item.js';

/** Past all that any clock claims. */
const END_OF_TIME = 1n << 80n;
const LAST = { path: 'state by place', rule: 'place', basis: 'declared' } as const;

/** A service in an environment: what runs there, since when, by which deployment. */
export function serviceItem(reading: Reading, anchor: Anchor): Item | null {
  const [, , service = '', environment = ''] = anchor;
  const trail = newTrail(reading);
  const key = placeKey(service, environment);
  const artifact = reading.latest('state', key, { before: END_OF_TIME, where: saysArtifact });
  const config = reading.latest('state', key, { before: END_OF_TIME, where: saysConfig });
  const current = reading.latest('state', key, {
    before: END_OF_TIME,
    where: (each) => isNewState(reading, each),
  });
  const acts = distinctActs([current, artifact, config]);
  const [act] = acts;
  if (act === undefined) return null;
  for (const each of acts) note(trail, each, LAST);
  const isRetired = artifact !== null && stateAfter(artifact).artifactDigest === null;
  const configuration = reading.configurationAt(act.at);
  const rule = configuration.services.find((each) => each.service === service);
  const state = stateOf(reading, { act, artifact, config });
  return {
    ...recordHeadOf(anchor, trail, { own: acts, externalRefs: [] }),
    class: 'service',
    name: service,
    environment,
    tier: tierOf(configuration, environment),
    owner: rule?.owner ?? null,
    criticality: rule?.criticality ?? null,
    regulatoryTags: rule?.regulatoryTags ?? [],
    lifecycle: isRetired ? 'retired' : 'in_use',
    currentState: isRetired ? null : state,
    relations: [
      { kind: 'runsOn', target: recordId(['item', 'environment', environment]) },
      ...named('runs', 'artifact', state.artifactDigest),
      ...named('configuredBy', 'configuration', state.configDigest),
    ],
  };
}

export function environmentItem(reading: Reading, anchor: Anchor): Item | null {
  const [, , environment = ''] = anchor;
  const trail = newTrail(reading);
  const facts = follow(trail, ['environment', `environment:${environment}`]);
  const [first] = facts;
  if (first === undefined) return null;
  const isRetired = facts.at(-1)?.predicate === 'deleted';
  return {
    ...recordHeadOf(anchor, trail, { own: facts, externalRefs: [] }),
    ...UNOWNED,
    class: 'environment',
    name: lastKnown(facts.map(({ title }) => title)) ?? environment,
    environment,
    tier: tierOf(reading.configurationAt(first.at), environment),
    lifecycle: isRetired ? 'retired' : 'in_use',
    currentState: null,
    relations: [],
  };
}

export function flagItem(reading: Reading, anchor: Anchor): Item | null {
  const [, , flag = '', environment = ''] = anchor;
  const trail = newTrail(reading);
  const act = reading.latest('flag', flagKey(flag, environment), { before: END_OF_TIME });
  if (act === null) return null;
  note(trail, act, { path: 'flag', rule: 'content.flag', basis: 'declared' });
  const value = act.variant ?? (act.isEnabled ? 'on' : 'off');
  return {
    ...recordHeadOf(anchor, trail, { own: [act], externalRefs: [] }),
    ...UNOWNED,
    class: 'flag',
    name: flag,
    environment,
    tier: tierOf(reading.configurationAt(act.at), environment),
    lifecycle: 'in_use',
    currentState: { ...stateOf(reading, { act, artifact: null, config: null }), value },
    relations: [{ kind: 'runsOn', target: recordId(['item', 'environment', environment]) }],
  };
}

/** Whether what runs is otherwise since then: what is deployed again changes nothing (rule 13). */
function isNewState(reading: Reading, act: ActEvidence): boolean {
  const core = coreOf(reading, ownerOf(reading, act).anchor);
  return core !== null && changesState(natureOf(reading, core));
}

function distinctActs(acts: readonly (ActEvidence | null)[]): readonly ActEvidence[] {
  return [...new Set(acts)].filter((act) => act !== null);
}

const UNOWNED = { owner: null, criticality: null, regulatoryTags: [] } as const;

interface Acts {
  /** the act that says since when and by which deployment */
  readonly act: ActEvidence;
  readonly artifact: ActEvidence | null;
  readonly config: ActEvidence | null;
}

function stateOf(reading: Reading, { act, artifact, config }: Acts): ItemState {
  const { anchor } = ownerOf(reading, act);
  const core = coreOf(reading, anchor);
  const change = core === null ? null : membershipOf(reading, core).anchor;
  return {
    artifactDigest: artifact === null ? null : (stateAfter(artifact).artifactDigest ?? null),
    configDigest: config === null ? null : (stateAfter(config).configDigest ?? null),
    value: null,
    since: core?.effectiveAt?.text ?? timeOf(act),
    deploymentId: recordId(anchor),
    changeId: change === null ? null : recordId(change),
  };
}

function named(
  kind: 'runs' | 'configuredBy',
  item: 'artifact' | 'configuration',
  digest: string | null,
) {
  return digest === null ? [] : [{ kind, target: recordId(['item', item, digest]) }];
}
