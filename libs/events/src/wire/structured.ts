// SPDX-License-Identifier: Apache-2.0
import { isJsonObject, type JsonObject } from '../json.js';
import { canonicalJson } from './canonical-json.js';
import { problemsOf } from './claim.js';
import { type CloudEventProblems, noteOfDataType, readCloudEventClaim } from './cloud-event.js';
import { newAttributes } from './attributes.js';
import type { Attributes } from './decoded.js';
import type { WireProblem } from './problem.js';
import { NO_ATTRIBUTES, type Reading } from './reading.js';
import { readStructuredData } from './structured-data.js';

const PROBLEMS: CloudEventProblems = {
  noVersion: problemsOf('specversion', '/specversion').missing,
  otherVersion: { code: 'specversion', text: 'specversion is not 1.0', pointer: '/specversion' },
  id: problemsOf('id', '/id'),
  source: problemsOf('source', '/source'),
  type: problemsOf('type', '/type'),
  time: problemsOf('time', '/time'),
};
const NO_EVENT: Reading = {
  shape: 'structured',
  claim: null,
  document: undefined,
  attributes: NO_ATTRIBUTES,
  stop: { code: 'envelope_type', text: 'the CloudEvent is not a JSON object', pointer: '' },
  note: null,
};
const ODD_ATTRIBUTE: WireProblem = {
  code: 'envelope_type',
  text: 'an attribute is an object or a list, a type that CloudEvents has not',
};

/** Reads a whole CloudEvent in its JSON format 1.0. */
export function readStructured(event: unknown): Reading {
  if (!isJsonObject(event)) return NO_EVENT;
  const data = readStructuredData(event);
  const { attributes, note } = attributesOf(event);
  const { claim, problem } = readCloudEventClaim(event, data.document, PROBLEMS);
  return {
    shape: 'structured',
    claim,
    document: data.document,
    attributes,
    stop: problem ?? data.problem,
    note: noteOfDataType(attributes['datacontenttype']) ?? note,
  };
}

/** True for JSON with every attribute that a CloudEvent must have. */
export function looksStructured(document: unknown): boolean {
  if (!isJsonObject(document)) return false;
  const { specversion, id, source, type } = document;
  return [specversion, id, source, type].every((attribute) => attribute !== undefined);
}

/** Null is "not set" (CloudEvents JSON format §2.2); what is no text is written as JSON. */
function attributesOf(event: JsonObject): { attributes: Attributes; note: WireProblem | null } {
  const attributes: Record<string, string> = newAttributes();
  let note: WireProblem | null = null;
  for (const name of Object.keys(event)) {
    const value = event[name];
    if (name === 'data' || name === 'data_base64' || value === null) continue;
    if (typeof value === 'object') note = ODD_ATTRIBUTE;
    attributes[name] = typeof value === 'string' ? value : canonicalJson(value);
  }
  return { attributes, note };
}
