// SPDX-License-Identifier: Apache-2.0
import { isJsonObject } from '../json.js';
import type { JsonObject } from '../json.js';
import type { Reason } from '../reason.js';

/** What an event claims to be, before anything of it is believed. */
export interface Envelope {
  readonly kind: 'envelope';
  readonly document: JsonObject;
  readonly context: JsonObject;
  readonly subject: JsonObject;
  readonly specVersion: string;
  readonly type: string;
}

/** Finds the claims of a CDEvent, or why the document is none. */
export function envelopeOf(document: unknown): Envelope | Reason {
  if (!isJsonObject(document)) return notOfKind('object', '');
  const { context, subject } = document;
  if (!isJsonObject(context)) return notOfKind('object', '/context');
  if (!isJsonObject(subject)) return notOfKind('object', '/subject');
  const { type } = context;
  const specVersion = context['specversion'] ?? context['version'];
  if (typeof specVersion !== 'string') return notOfKind('string', '/context/specversion');
  if (typeof type !== 'string') return notOfKind('string', '/context/type');
  return { kind: 'envelope', document, context, subject, specVersion, type };
}

function notOfKind(kind: 'object' | 'string', pointer: string): Reason {
  return { code: 'schema', text: `${pointer || 'the event'}: must be ${kind}`, pointer };
}
