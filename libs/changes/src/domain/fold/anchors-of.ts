// SPDX-License-Identifier: Apache-2.0
import { membershipOf } from '../change/membership.js';
import { ownerOf } from '../deployment/act-owner.js';
import { coreOf } from '../deployment/core.js';
import type { ActEvidence, Evidence } from '../evidence/evidence.js';
import type { Reading } from '../reading/reading.js';
import type { Anchor } from '../record.js';

/** The records that may stand on a piece of evidence, whatever else is known. */
export function anchorsOf(reading: Reading, evidence: Evidence): readonly Anchor[] {
  switch (evidence.kind) {
    case 'deployment':
    case 'effect':
    case 'configured':
    case 'flag':
      return anchorsOfAct(reading, evidence);
    case 'request':
      return [['change', 'request', evidence.number]];
    case 'approval':
      return [['approval', 'process', evidence.approval]];
    case 'sourceChange':
      return evidence.predicate === 'reviewed'
        ? [['approval', 'review', evidence.source, evidence.id]]
        : [];
    case 'incident':
      return [['incident', evidence.incident]];
    case 'release':
      return [['release', evidence.release]];
    case 'build':
      return evidence.digests.map((digest) => ['item', 'artifact', digest] as const);
    case 'artifact':
      return evidence.digest === null ? [] : [['item', 'artifact', evidence.digest]];
    case 'environment':
      return [['item', 'environment', evidence.environment]];
    default:
      return [];
  }
}

/** The Change that a deployment belongs to now, which another fact may have given it. */
export function changeOf(reading: Reading, deployment: Anchor): readonly Anchor[] {
  const core = coreOf(reading, deployment);
  const change = core === null ? null : membershipOf(reading, core).anchor;
  return change === null ? [] : [change];
}

function anchorsOfAct(reading: Reading, act: ActEvidence): readonly Anchor[] {
  const { anchor } = ownerOf(reading, act);
  return [
    anchor,
    ...act.services.map((service) => ['item', 'service', service, act.environment] as const),
    ...(act.kind === 'flag' ? [['item', 'flag', act.flag, act.environment] as const] : []),
    ...(act.kind === 'configured' && act.configDigest !== null
      ? [['item', 'configuration', act.configDigest] as const]
      : []),
  ];
}
