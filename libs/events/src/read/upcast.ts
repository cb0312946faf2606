// SPDX-License-Identifier: Apache-2.0
import { CURRENT, DRAFT } from '../catalogue/dialect.js';
import type { StandardName } from '../catalogue/event-name.js';
import { standardType } from '../catalogue/event-type.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import type { JsonObject, JsonValue } from '../json.js';
import { isJsonObject } from '../json.js';
import { upcastContent } from './upcast-content.js';
import type { Rewrite } from './upcast-content.js';

/** An event in the words of CDEvents 0.5.1 (a drafted approval: of the 0.6.0 draft). */
export interface CurrentEvent {
  readonly context: CurrentContext;
  readonly subject: {
    readonly id: string;
    readonly source?: string;
    readonly content: JsonObject;
  };
  readonly customData?: JsonObject | string;
  readonly customDataContentType?: string;
}

/** The context of such an event. */
export interface CurrentContext {
  readonly specversion: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly timestamp: string;
  readonly schemaUri?: string;
  readonly chainId?: string;
  readonly links?: readonly JsonValue[];
}

export interface Upcast {
  readonly event: JsonObject;
  /** What was not carried over word for word. */
  readonly rewrites: readonly Rewrite[];
}

/**
 * Rewrites an event of an earlier release in the words of 0.5.1: `version` → `specversion`,
 * `chain_id` → `chainId`, `url` → `uri`, `pass` → `success`, without `subject.type`, with the type
 * string of 0.5.1. An event of 0.5.1 comes out as it went in. Done on read, never on write.
 */
export function upcast(document: JsonObject, name: StandardName | null): Upcast {
  const context = isJsonObject(document['context']) ? document['context'] : {};
  const subject = isJsonObject(document['subject']) ? document['subject'] : {};
  const content = isJsonObject(subject['content']) ? subject['content'] : {};
  const current = name === null ? { content, rewrites: [] } : upcastContent(name, content);
  return {
    event: {
      ...document,
      context: currentContext(context, name),
      subject: currentSubject(subject, current.content),
    },
    rewrites: current.rewrites,
  };
}

function currentContext(context: JsonObject, name: StandardName | null): JsonObject {
  const { version: _, chain_id: chainId, ...kept } = context;
  return {
    ...kept,
    ...(chainId === undefined ? {} : { chainId }),
    specversion: name !== null && isDrafted(name) ? DRAFT.specVersion : CURRENT.specVersion,
    ...(name === null ? {} : { type: currentType(name) }),
  };
}

function currentSubject(subject: JsonObject, content: JsonObject): JsonObject {
  const { type: _, ...kept } = subject;
  return { ...kept, content };
}

function isDrafted(name: StandardName): boolean {
  return STANDARD_TYPES[name].versions['0.5'] === null;
}

function currentType(name: StandardName): string {
  const { versions } = STANDARD_TYPES[name];
  return standardType(name, versions['0.5'] ?? versions['0.6-draft'] ?? '');
}
