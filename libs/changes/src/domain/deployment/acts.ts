// SPDX-License-Identifier: Apache-2.0
import type {
  DeploymentEvidence,
  EffectEvidence,
  RollbackEvidence,
  StepEvidence,
} from '../evidence/deployment-evidence.js';
import type { ActEvidence } from '../evidence/evidence.js';
import { byTime } from '../evidence/head.js';
import { placeKey } from '../evidence/key-texts.js';
import { follow, note, type Trail } from '../reading/trail.js';
import { type Anchor, anchorText } from '../record.js';
import { DAY, MINUTE } from '../time.js';
import { type Owner, ownerOf } from './act-owner.js';

/** What a deployment is assembled from: its acts and the steps of its rollout, by time. */
export interface Acts {
  readonly acts: readonly ActEvidence[];
  readonly steps: readonly StepEvidence[];
  /** what is told of its way back */
  readonly rollbacks: readonly RollbackEvidence[];
  /** of an act of its own: how it stands to processes */
  readonly owner: Owner | null;
}

/** Gathers the acts of a deployment; none when the anchor stands on nothing. */
export function actsOf(trail: Trail, anchor: Anchor): Acts {
  const [, kind, ...parts] = anchor;
  return kind === 'process' ? actsOfProcess(trail, anchor, parts[0] ?? '') : ownAct(trail, anchor);
}

function actsOfProcess(trail: Trail, anchor: Anchor, id: string): Acts {
  const told = follow(trail, ['process', `deployment:${id}`]);
  const reports = told.filter((each) => each.kind === 'deployment');
  const [first] = reports;
  const last = reports.at(-1);
  if (first === undefined || last === undefined) return NOTHING;
  const effects = effectsOf(trail, anchor, { first, last });
  return {
    acts: [...reports, ...effects].toSorted(byTime),
    steps: told.filter((each) => each.kind === 'step'),
    rollbacks: told.filter((each) => each.kind === 'rollback'),
    owner: null,
  };
}

/** What came to serve by it: told of within a day, and its own by link, chain, run or artifact. */
function effectsOf(
  trail: Trail,
  anchor: Anchor,
  { first, last }: { readonly first: DeploymentEvidence; readonly last: DeploymentEvidence },
): readonly EffectEvidence[] {
  const { reading } = trail;
  const wanted = anchorText(anchor);
  const near = { from: first.at - MINUTE, until: last.at + DAY };
  return first.services.flatMap((service) => {
    const key = placeKey(service, first.environment);
    const acts = reading.select('act', key, near).filter((act) => act.kind === 'effect');
    return acts.filter((effect) => {
      const owner = ownerOf(reading, effect);
      if (anchorText(owner.anchor) !== wanted) return false;
      note(trail, effect, { path: 'effect by place', rule: owner.rule, basis: owner.basis });
      return true;
    });
  });
}

function ownAct(trail: Trail, anchor: Anchor): Acts {
  const [, , source = '', id = ''] = anchor;
  const { reading } = trail;
  const act = reading
    .select('context', `ctx:${id}`)
    .filter((each) => each.source === source)
    .find((each) => each.kind === 'effect' || each.kind === 'configured' || each.kind === 'flag');
  if (act === undefined || act.predicate === 'published') return NOTHING;
  const owner = ownerOf(reading, act);
  if (anchorText(owner.anchor) !== anchorText(anchor)) return NOTHING;
  note(trail, act, { path: 'act', rule: owner.rule, basis: owner.basis });
  return { acts: [act], steps: [], rollbacks: [], owner };
}

const NOTHING: Acts = { acts: [], steps: [], rollbacks: [], owner: null };
