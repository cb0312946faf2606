// SPDX-License-Identifier: Apache-2.0
import { type Fact, type FactLink, instantOf, type LinkFact } from '#events';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import type { ConfigurationEvidence, ErasedEvidence, LinkEvidence } from './operation-evidence.js';
import { shelfKey } from './evidence.js';
import type { EvidenceHead, EvidenceLink } from './head.js';

/** What every evidence of a fact carries; the keys are added when it is known what it is. */
export function headOf(fact: Fact, conflictsWith: number | null): EvidenceHead {
  const { origin, occurredAt, actor } = fact;
  return {
    position: Number(origin.position),
    recordedAt: origin.recordedAt,
    occurredAt: occurredAt?.text ?? null,
    at: atOf(occurredAt?.text ?? null, origin.recordedAt),
    source: fact.source,
    id: fact.id,
    name: fact.name,
    predicate: fact.predicate,
    subjectId: fact.subjectId,
    actor: actor && {
      id: actor.id,
      kind: actor.kind,
      name: actor.name,
      onBehalfOf: actor.onBehalfOf,
    },
    links: fact.links.map(linkOf),
    conflictsWith,
    keys: [],
  };
}

/** Nanoseconds since 1970 of the claimed time, else of the time of recording. */
export function atOf(occurredAt: string | null, recordedAt: string): bigint {
  const claimed = occurredAt === null ? null : instantOf(occurredAt);
  return (claimed ?? instantOf(recordedAt))?.nanoseconds ?? 0n;
}

/** A stand-alone link as evidence: found by its chain. */
export function linkEvidence(fact: LinkFact): LinkEvidence {
  const { origin, linkKind, linkType, occurredAt, keys } = fact;
  const ends = keys.filter(({ role }) => role === 'output');
  const context = ends.find(({ kind }) => kind === 'context')?.value ?? null;
  const domain = ends.find(({ kind }) => kind === 'domain')?.value ?? null;
  const from = keys.filter(({ kind, role }) => kind === 'context' && role === 'input');
  const chains = keys.filter(({ kind }) => kind === 'chain');
  return {
    ...ownHead(Number(origin.position), origin.recordedAt, `link.${linkType}`),
    kind: 'link',
    occurredAt: occurredAt?.text ?? null,
    at: atOf(occurredAt?.text ?? null, origin.recordedAt),
    links: [{ kind: linkKind ?? linkType, context, domain }],
    from: from.map(({ value }) => value),
    keys: chains.map(({ value, rule, basis }) => ({
      key: shelfKey('link', `chain:${value}`),
      rule,
      basis,
    })),
  };
}

/** Before anything that happens: the moment from which a ledger's first entry applies. */
const EVER = '0000-01-01T00:00:00Z';

/**
 * A configuration that the ledger holds: it applies to what begins after it was recorded; one with
 * which a ledger begins applies to everything, for no other rules have been in force.
 */
export function configurationEvidence(
  configuration: RecordsConfiguration,
  position: number,
  recordedAt: string,
): ConfigurationEvidence {
  const key = shelfKey('configuration', 'records');
  const occurredAt = position === 0 ? EVER : null;
  return {
    ...ownHead(position, recordedAt, 'configuration'),
    occurredAt,
    at: atOf(occurredAt, recordedAt),
    kind: 'configuration',
    configuration,
    keys: [{ key, rule: 'act', basis: 'declared' }],
  };
}

/**
 * What an entry still tells of an event whose payload was erased (ADR 0020): found by whoever links to
 * it, and by nothing else.
 */
export function erasedEvidence(
  { id, source, type, time }: ErasedClaim,
  position: number,
  recordedAt: string,
): ErasedEvidence {
  return {
    ...ownHead(position, recordedAt, type),
    kind: 'erased',
    occurredAt: time,
    at: atOf(time, recordedAt),
    source,
    id,
    keys: [{ key: shelfKey('context', `ctx:${id}`), rule: 'claim.id', basis: 'declared' }],
  };
}

/** What an entry keeps of an event, whatever happens to its payload. */
export interface ErasedClaim {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string | null;
}

/** Of what is no event, and has no identity but its position. */
function ownHead(position: number, recordedAt: string, name: string): EvidenceHead {
  return {
    position,
    recordedAt,
    occurredAt: null,
    at: atOf(null, recordedAt),
    source: 'ledger',
    id: String(position).padStart(16, '0'),
    name,
    predicate: '',
    subjectId: '',
    actor: null,
    links: [],
    conflictsWith: null,
    keys: [],
  };
}

function linkOf({ linkKind, linkType, contextId, domainId }: FactLink): EvidenceLink {
  return { kind: linkKind ?? linkType, context: contextId, domain: domainId };
}
