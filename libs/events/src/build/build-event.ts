// SPDX-License-Identifier: Apache-2.0
import { DRAFT } from '../catalogue/dialect.js';
import { isItilName, isStandardName } from '../catalogue/event-name.js';
import type { StandardName } from '../catalogue/event-name.js';
import { itilSchemaUri, itilType, standardType } from '../catalogue/event-type.js';
import type { EmbeddedLink } from '../catalogue/links.js';
import { ITIL_TYPE_VERSION } from '../catalogue/itil-types.js';
import type { ItilProfile } from '../catalogue/profile.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import { subjectWord } from '../catalogue/subject-word.js';
import type { CdEvent } from '../cd-event.js';
import { EventsError } from '../events-error.js';
import type { JsonObject } from '../json.js';
import { writtenBefore05 } from './written-before-05.js';

/** The CDEvents release in whose words an event is written. */
export type WrittenSpec = '0.5.1' | '0.4.1';

/** What an event says, in the words of CDEvents 0.5.1. */
export interface EventDraft {
  /** 0.5.1 unless said. */
  readonly spec?: WrittenSpec;
  /** `service`, `pipelinerun`, …, or one of ours: `itil-deployment`, … */
  readonly subject: string;
  readonly predicate: string;
  readonly id: string;
  readonly source: string;
  /** RFC 3339 with an offset. */
  readonly timestamp: string;
  readonly subjectId: string;
  readonly subjectSource?: string;
  readonly chainId?: string;
  readonly links?: readonly EmbeddedLink[];
  readonly content: JsonObject;
  readonly itil?: ItilProfile;
  /** Beside `itil`; a vendor's own keys. */
  readonly customData?: JsonObject;
}

interface Naming {
  readonly type: string;
  readonly specVersion: string;
  readonly isBefore05: boolean;
  readonly schemaUri: string | null;
}

/**
 * Writes a CDEvent in the words of `draft.spec`. Drafted approval events exist in no release: they
 * are always written as 0.6.0-draft. Content is not judged here: `classifyEvent` does that.
 * @throws EventsError UNKNOWN_TYPE when the catalogue has no such subject and predicate.
 */
export function buildEvent(draft: EventDraft): CdEvent {
  const naming = namingOf(draft);
  return {
    context: contextOf(draft, naming),
    subject: subjectOf(draft, naming),
    ...customDataOf(draft),
  };
}

function namingOf(draft: EventDraft): Naming {
  const name = `${draft.subject}.${draft.predicate}`;
  if (isStandardName(name)) return standardNaming(name, draft.spec ?? '0.5.1');
  if (!isItilName(name)) throw new EventsError('UNKNOWN_TYPE', `no event type ${name}`);
  const specVersion = draft.spec ?? '0.5.1';
  return {
    type: itilType(name, ITIL_TYPE_VERSION),
    specVersion,
    isBefore05: specVersion === '0.4.1',
    schemaUri: itilSchemaUri(name, ITIL_TYPE_VERSION),
  };
}

function standardNaming(name: StandardName, spec: WrittenSpec): Naming {
  const { versions } = STANDARD_TYPES[name];
  const draft = versions['0.6-draft'];
  if (draft !== null) {
    const type = standardType(name, draft);
    return { type, specVersion: DRAFT.specVersion, isBefore05: false, schemaUri: null };
  }
  const isBefore05 = spec === '0.4.1';
  const version = isBefore05 ? versions['0.4'] : versions['0.5'];
  const type = standardType(name, version ?? '');
  return { type, specVersion: spec, isBefore05, schemaUri: null };
}

function contextOf(draft: EventDraft, naming: Naming): CdEvent['context'] {
  const { isBefore05, specVersion, type, schemaUri } = naming;
  return {
    ...(isBefore05 ? { version: specVersion } : { specversion: specVersion }),
    id: draft.id,
    source: draft.source,
    type,
    timestamp: draft.timestamp,
    ...(schemaUri === null ? {} : { schemaUri }),
    ...(draft.chainId === undefined ? {} : { chainId: draft.chainId }),
    ...(draft.links === undefined ? {} : { links: draft.links }),
  };
}

function subjectOf(draft: EventDraft, naming: Naming): CdEvent['subject'] {
  const source = draft.subjectSource === undefined ? {} : { source: draft.subjectSource };
  if (!naming.isBefore05) return { id: draft.subjectId, ...source, content: draft.content };
  const content = writtenBefore05(`${draft.subject}.${draft.predicate}`, draft.content);
  return { id: draft.subjectId, ...source, type: subjectWord(draft.subject), content };
}

function customDataOf(draft: EventDraft): Pick<CdEvent, 'customData'> {
  if (draft.itil === undefined && draft.customData === undefined) return {};
  const itil = draft.itil === undefined ? {} : { itil: draft.itil };
  return { customData: { ...draft.customData, ...itil } };
}
