// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from './evidence/evidence.js';
import { type EvidenceHead, timeOf } from './evidence/head.js';
import type { Reading } from './reading/reading.js';
import { joinsOf, positionsOf, type Trail } from './reading/trail.js';
import {
  type Anchor,
  type ExternalReference,
  PROJECTION_VERSION,
  recordId,
  type RecordHead,
} from './record.js';

/** What every record carries; `own` is the evidence it stands on, by time. */
export function recordHeadOf(
  anchor: Anchor,
  trail: Trail,
  {
    own,
    externalRefs,
  }: { readonly own: readonly EvidenceHead[]; readonly externalRefs: readonly ExternalReference[] },
): RecordHead {
  const positions = positionsOf(trail);
  const earliest = own.reduce<EvidenceHead | undefined>(
    (first, each) => (first !== undefined && first.position <= each.position ? first : each),
    undefined,
  );
  return {
    id: recordId(anchor),
    firstPosition: earliest?.position ?? positions[0] ?? 0,
    lastPosition: positions.at(-1) ?? 0,
    validFrom: own[0] === undefined ? '' : timeOf(own[0]),
    recordedAt: earliest?.recordedAt ?? '',
    sourceEvents: positions,
    payloadsErased: erasedAmong(trail.reading, own),
    joins: joinsOf(trail),
    projectionVersion: PROJECTION_VERSION,
    externalRefs,
  };
}

/** Positions of what evidence links to, where the payload was erased (ADR 0020). */
function erasedAmong(reading: Reading, own: readonly EvidenceHead[]): readonly number[] {
  const contexts = own.flatMap(({ links }) => links.flatMap(({ context }) => context ?? []));
  const positions = [...new Set(contexts)].flatMap((context) =>
    reading
      .select('context', `ctx:${context}`)
      .flatMap(({ kind, position }) => (kind === 'erased' ? position : [])),
  );
  return [...new Set(positions)].toSorted((left, right) => left - right);
}

/** Positions of evidence whose identity was used for other content before (rule 24). */
export function conflictsIn(evidence: readonly Evidence[]): readonly number[] {
  const positions = evidence.flatMap(({ position, conflictsWith }) =>
    conflictsWith === null ? [] : [position],
  );
  return [...new Set(positions)].toSorted((left, right) => left - right);
}
