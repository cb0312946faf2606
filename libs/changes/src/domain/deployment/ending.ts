// SPDX-License-Identifier: Apache-2.0
import type { ActEvidence } from '../evidence/evidence.js';
import type { RollbackEvidence } from '../evidence/deployment-evidence.js';
import { placeKey } from '../evidence/key-texts.js';
import { isBack } from '../evidence/own-keys.js';
import type { Reading } from '../reading/reading.js';
import { type Anchor, anchorText } from '../record.js';
import { DAY } from '../time.js';
import { ownerOf } from './act-owner.js';
import { coreOf, type DeploymentCore } from './core.js';
import { natureOf } from './kind.js';

/** Where a deployment is (records.md a.2). */
export type DeploymentState =
  | 'requested'
  | 'started'
  | 'progressing'
  | 'effective'
  | 'succeeded'
  | 'failed'
  | 'aborted'
  | 'rolled_back'
  | 'superseded'
  | 'no_effect';

/** How a deployment ended, and what took it back. */
export interface Ending {
  readonly state: DeploymentState;
  readonly takenBackBy: Anchor | null;
  /** what the reports on the way back say: none, under way, done, or that it failed */
  readonly rollback: 'none' | 'triggered' | 'finished' | 'failed';
}

/** How a deployment ended, as far as the prefix tells. */
export function endingOf(reading: Reading, core: DeploymentCore): Ending {
  return reading.once(`ending ${core.id}`, (inner) => {
    const takenBackBy = takenBackByOf(inner, core);
    const state = stateOf(inner, core, takenBackBy);
    return { state, takenBackBy, rollback: rollbackOf(core.rollbacks) };
  });
}

/** Whether anything of it ever served: what never did harmed nobody (rule 10). */
export function tookEffect({ effectiveAt }: DeploymentCore): boolean {
  return effectiveAt !== null;
}

function stateOf(
  reading: Reading,
  core: DeploymentCore,
  takenBackBy: Anchor | null,
): DeploymentState {
  const { outcome, startedAt, effectiveAt, acts } = core;
  if (startedAt === null) return 'requested';
  if (takenBackBy !== null || outcome === 'rolledback') return 'rolled_back';
  if (outcome === 'success')
    return natureOf(reading, core).kind === 'redeploy' ? 'no_effect' : 'succeeded';
  if (outcome === 'cancel') return 'aborted';
  if (outcome !== null && outcome !== 'unknown') return 'failed';
  if (nextAct(reading, core) !== null) return 'superseded';
  if (effectiveAt !== null) return 'effective';
  return acts.some(({ predicate }) => predicate === 'progressed') ? 'progressing' : 'started';
}

function takenBackByOf(reading: Reading, core: DeploymentCore): Anchor | null {
  const back = backByLink(reading, core);
  if (back !== null) return ownerOf(reading, back).anchor;
  const next = core.startedAt === null ? null : nextAct(reading, core);
  if (next === null) return null;
  const owner = ownerOf(reading, next).anchor;
  const following = coreOf(reading, owner);
  if (following === null) return null;
  const { kind, takesBack } = natureOf(reading, following);
  const isMine = takesBack !== null && anchorText(takesBack) === anchorText(core.anchor);
  return kind === 'rollback' && isMine ? owner : null;
}

/** Whoever takes back says by link what, and does so within a month. */
function backByLink(reading: Reading, core: DeploymentCore): ActEvidence | null {
  const [service] = core.services;
  if (service === undefined || core.startedAt === null) return null;
  const span = { from: core.startedAt.at, until: core.startedAt.at + 30n * DAY };
  const ids = new Set(core.acts.map(({ id }) => id));
  const isMine = (act: ActEvidence) =>
    act.links.some((link) => isBack(link) && ids.has(link.context ?? ''));
  return reading.select('back', placeKey(service, core.environment), span).find(isMine) ?? null;
}

/** The first act of another deployment that changed the place after this one did. */
function nextAct(reading: Reading, core: DeploymentCore): ActEvidence | null {
  const { services, environment, acts, anchor, startedAt } = core;
  const [service] = services;
  if (service === undefined) return null;
  const own = anchorText(anchor);
  const last = acts.findLast((act) => act.keys.some(({ key }) => key.startsWith('state ')));
  return reading.earliest('state', placeKey(service, environment), {
    after: (last ?? startedAt ?? acts[0])?.at ?? 0n,
    where: (act) => anchorText(ownerOf(reading, act).anchor) !== own,
  });
}

function rollbackOf(reports: readonly RollbackEvidence[]): Ending['rollback'] {
  const last = reports.at(-1);
  if (last === undefined) return 'none';
  if (last.predicate !== 'finished') return 'triggered';
  return last.outcome === 'success' || last.outcome === null ? 'finished' : 'failed';
}
