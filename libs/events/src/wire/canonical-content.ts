// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { type CdEventDocument, isCdEventDocument } from './cd-event-document.js';
import type { Attributes, Decoded } from './decoded.js';

/** Attributes about the transport, not about what happened. */
const OF_TRANSPORT: ReadonlySet<string> = new Set([
  'specversion',
  'datacontenttype',
  'dataschema',
  'traceparent',
  'tracestate',
  'partitionkey',
]);
/** Attributes that stand beside the extensions. */
const OF_CONTEXT: ReadonlySet<string> = new Set(['id', 'source', 'type', 'subject', 'time']);

/**
 * A text that two records of one identity share if and only if they say the same, so that the
 * second is a redelivery and no conflict (intake.md §3). It is the same for a CDEvent whether it
 * came structured, binary or bare: canonical JSON of the document and of what the attributes add.
 * The bytes themselves count where no JSON was read, or where it holds a number that readers
 * disagree about: an integer beyond 2^53 - 1, or one too large for a double.
 */
export function canonicalContent(decoded: Decoded): string {
  const { document, attributes, value } = decoded;
  const content = isCdEventDocument(document)
    ? [document, additionsTo(document, attributes)]
    : contentOfOthers(attributes, document);
  const isExact = document !== undefined && holdsExactNumbers(document);
  return canonicalJson(isExact ? content : [content, digestOf(value)]);
}

function additionsTo({ context, subject }: CdEventDocument, attributes: Attributes): Attributes {
  const said = new Map([
    ['id', context['id']],
    ['source', context['source']],
    ['type', context['type']],
    ['time', context['timestamp']],
    ['subject', subject['id']],
  ]);
  return only(attributes, (name, text) => said.get(name) !== text);
}

function contentOfOthers(attributes: Attributes, data: unknown): readonly unknown[] {
  const { type = null, subject = null, time = null } = attributes;
  const extensions = only(attributes, (name) => !OF_CONTEXT.has(name));
  return [type, subject, time, data ?? null, extensions];
}

function only(attributes: Attributes, isKept: (name: string, text: string) => boolean): Attributes {
  const kept: Record<string, string> = Object.create(null);
  for (const [name, text] of Object.entries(attributes)) {
    if (!OF_TRANSPORT.has(name) && isKept(name, text)) kept[name] = text;
  }
  return kept;
}

function holdsExactNumbers(value: unknown): boolean {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  }
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(holdsExactNumbers);
}

function digestOf(value: Uint8Array | null): string | null {
  return value === null ? null : hash('sha256', value, 'hex');
}
