// SPDX-License-Identifier: Apache-2.0
import { buildEvent, type CdEvent, type CloudEvent, toStructuredCloudEvent } from '#events';
import type { Evidence } from '../domain/evidence/evidence.js';
import { evidenceOf } from '../domain/evidence/evidence-of.js';
import { configurationEvidence } from '../domain/evidence/head-of.js';
import type { RecordsConfiguration } from '../domain/configuration/records-configuration.js';
import { assembleRecord, type RecordOf } from '../domain/fold/assemble-record.js';
import { foldPage } from '../domain/fold/fold-page.js';
import { type Knowledge, nothingKnown } from '../domain/fold/knowledge.js';
import { parseAnchor, type RecordKind } from '../domain/record.js';
import { factAt } from './read-facts.js';
import type { Said } from './said.js';

/** The records that facts come to, of each kind in the order of their first entries. */
export interface Assembled {
  readonly changes: readonly RecordOf['change'][];
  readonly deployments: readonly RecordOf['deployment'][];
  readonly approvals: readonly RecordOf['approval'][];
  readonly releases: readonly RecordOf['release'][];
  readonly items: readonly RecordOf['item'][];
  readonly incidents: readonly RecordOf['incident'][];
  /** the only Change */
  readonly change: RecordOf['change'] | undefined;
  readonly deployment: RecordOf['deployment'] | undefined;
  readonly approval: RecordOf['approval'] | undefined;
  readonly release: RecordOf['release'] | undefined;
}

/** Something that is given: an event, several, or the configuration from there on. */
export type Given = Said | readonly Given[] | { readonly configuration: RecordsConfiguration };

/** What is given, in the order in which the ledger records it, and the records that follow from it. */
export function given(...facts: readonly Given[]): Assembled {
  return recordsFrom(evidenceGiven(...facts));
}

/** What is given as evidence, each piece at the position of its place. */
export function evidenceGiven(...facts: readonly Given[]): readonly Evidence[] {
  return flat(facts).flatMap((each, position) => {
    if ('configuration' in each) {
      return [configurationEvidence(each.configuration, position, EARLY)];
    }
    const event = eventSaid(each, position);
    return evidenceOf(factAt(event, position), each.conflictsWith ?? null) ?? [];
  });
}

/** What is given as CloudEvents, in its order. */
export function eventsGiven(...facts: readonly Given[]): readonly CloudEvent[] {
  return flat(facts).flatMap((each, position) =>
    'configuration' in each ? [] : [toStructuredCloudEvent(eventSaid(each, position))],
  );
}

function eventSaid(said: Said, position: number): CdEvent {
  return buildEvent({ ...said, id: said.id ?? `event-${position}` });
}

/** The records that evidence comes to, folded in one page. */
export function recordsFrom(evidence: readonly Evidence[]): Assembled {
  const knowledge = nothingKnown(true);
  const folded = foldPage(knowledge, evidence, assembleRecord);
  if (folded.kind === 'missing' || folded.parked.length > 0) {
    throw new Error(
      `not assembled: ${JSON.stringify(folded.kind === 'folded' ? folded.parked : [])}`,
    );
  }
  return assembledIn(knowledge);
}

/** The records as a fold leaves them. */
export function assembledIn(knowledge: Knowledge): Assembled {
  const of = <K extends RecordKind>(kind: K) => recordsOf(knowledge, kind);
  const [changes, deployments] = [of('change'), of('deployment')];
  const [approvals, releases] = [of('approval'), of('release')];
  return {
    changes,
    deployments,
    approvals,
    releases,
    items: of('item'),
    incidents: of('incident'),
    change: only(changes),
    deployment: only(deployments),
    approval: only(approvals),
    release: only(releases),
  };
}

function flat(facts: readonly Given[]): readonly Exclude<Given, readonly Given[]>[] {
  return facts.flatMap((each) => (isList(each) ? flat(each) : [each]));
}

function isList(each: Given): each is readonly Given[] {
  return Array.isArray(each);
}

/** Recorded before everything that the specs tell of: it applies to all of it. */
const EARLY = '2020-01-01T00:00:00.000Z';

function recordsOf<K extends RecordKind>({ records }: Knowledge, kind: K): readonly RecordOf[K][] {
  return [...records]
    .filter(([anchor, json]) => json !== null && parseAnchor(anchor)[0] === kind)
    .map(([, json]) => JSON.parse(json ?? '') as RecordOf[K])
    .toSorted(
      (left, right) => left.firstPosition - right.firstPosition || (left.id < right.id ? -1 : 1),
    );
}

function only<R>(records: readonly R[]): R | undefined {
  return records.length === 1 ? records[0] : undefined;
}
