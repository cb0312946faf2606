// SPDX-License-Identifier: Apache-2.0
import type { ActEvidence } from '../evidence/evidence.js';
import type { DeploymentEvidence, EffectEvidence } from '../evidence/deployment-evidence.js';
import type { Basis } from '../evidence/head.js';
import { placeKey } from '../evidence/key-texts.js';
import type { Reading } from '../reading/reading.js';
import type { Anchor } from '../record.js';
import { DAY, MINUTE } from '../time.js';
import { linksOf } from './links.js';

/** The deployment that an act belongs to, and how that is known. */
export interface Owner {
  readonly anchor: Anchor;
  readonly rule: string;
  readonly basis: Basis;
  /** of a fall-back in the middle of a rollout: the deployment that was taken back */
  readonly takesBack: Anchor | null;
}

/** The deployment that an act belongs to: that of its process, or one of its own. */
export function ownerOf(reading: Reading, act: ActEvidence): Owner {
  if (act.kind === 'deployment') return declared(processAnchor(act), 'subject');
  const own = declared(['deployment', 'act', act.source, act.id], 'context.id');
  if (act.kind !== 'effect') return own;
  return reading.once(`owner ${act.position}`, (inner) => ownerOfEffect(inner, act, own));
}

function ownerOfEffect(reading: Reading, effect: EffectEvidence, own: Owner): Owner {
  const process = linkedProcess(reading, effect) ?? nearProcess(reading, effect);
  if (process === null) return own;
  const { evidence, rule, basis } = process;
  const isFallBack = effect.predicate === 'rolledback' && !isSameArtifact(evidence, effect);
  return isFallBack
    ? { ...own, takesBack: processAnchor(evidence) }
    : { anchor: processAnchor(evidence), rule, basis, takesBack: null };
}

interface Process {
  readonly evidence: DeploymentEvidence;
  readonly rule: string;
  readonly basis: Basis;
}

/** The process that the effect links to. */
function linkedProcess(reading: Reading, effect: EffectEvidence): Process | null {
  for (const { kind, context } of linksOf(reading, effect)) {
    if (context === null) continue;
    const [evidence] = reading
      .select('context', `ctx:${context}`)
      .filter((each) => each.kind === 'deployment')
      .filter((each) => isSamePlace(each, effect));
    if (evidence !== undefined) return { evidence, rule: `link.${kind}`, basis: 'declared' };
  }
  return null;
}

/** The last process of the same place within a day: of the same chain, or of the same artifact. */
function nearProcess(reading: Reading, effect: EffectEvidence): Process | null {
  const near = reading
    .select('act', placeKey(effect.service, effect.environment), {
      from: effect.at - DAY,
      until: effect.at + MINUTE,
    })
    .filter((act) => act.kind === 'deployment');
  const same = near.filter((each) => each.predicate !== 'progressed' && isLike(each, effect));
  const chained = same.findLast(({ chain }) => chain !== null && chain === effect.chain);
  if (chained !== undefined)
    return { evidence: chained, rule: 'context.chainId', basis: 'declared' };
  const run = same.findLast(({ pipelineRun }) => {
    return pipelineRun !== null && pipelineRun === effect.pipelineRun;
  });
  if (run !== undefined) {
    return { evidence: run, rule: 'profile.deployment.pipelineRun', basis: 'declared' };
  }
  const last = same.findLast(({ chain }) => chain === null || effect.chain === null);
  return last === undefined
    ? null
    : { evidence: last, rule: 'service, environment, time', basis: 'inferred' };
}

/** Of the same artifact; or, of a fall-back, in the same chain. */
function isLike(process: DeploymentEvidence, effect: EffectEvidence): boolean {
  const isFallBack = effect.predicate === 'rolledback' && effect.chain !== null;
  return isSameArtifact(process, effect) || (isFallBack && process.chain === effect.chain);
}

function isSameArtifact(process: DeploymentEvidence, effect: EffectEvidence): boolean {
  return (
    effect.artifactDigest === null ||
    process.artifactDigest === null ||
    effect.artifactDigest === process.artifactDigest
  );
}

function isSamePlace(process: DeploymentEvidence, effect: EffectEvidence): boolean {
  return process.environment === effect.environment && process.services.includes(effect.service);
}

function processAnchor({ deployment }: DeploymentEvidence): Anchor {
  return ['deployment', 'process', deployment];
}

function declared(anchor: Anchor, rule: string): Owner {
  return { anchor, rule, basis: 'declared', takesBack: null };
}
