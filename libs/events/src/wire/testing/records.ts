// SPDX-License-Identifier: Apache-2.0
import type { WireRecord } from '../decoded.js';

/** A CloudEvent before it is put on a wire: text attributes and JSON data. */
export interface Event {
  readonly attributes: Readonly<Record<string, string>>;
  readonly data: unknown;
}

export const TIME = '2025-11-24T10:00:00.123456789+02:00';

/** A CDEvent that deploys a service. */
export const DEPLOYED = {
  context: {
    specversion: '0.5.1',
    id: 'a-1',
    source: '/ci/acme',
    type: 'dev.cdevents.service.deployed.0.3.0',
    timestamp: TIME,
  },
  subject: {
    id: 'service/web',
    content: { environment: { id: 'production' }, artifactId: 'pkg:oci/web@sha256%3Aaa' },
  },
} as const;

/** What `DEPLOYED` claims. */
export const CLAIM = {
  id: 'a-1',
  source: '/ci/acme',
  type: 'dev.cdevents.service.deployed.0.3.0',
  time: TIME,
};

/** `DEPLOYED` with the attributes that CDEvents prescribes for a CloudEvent around it. */
export const EVENT: Event = {
  attributes: { specversion: '1.0', ...CLAIM, subject: 'service/web' },
  data: DEPLOYED,
};

/** The attributes of `EVENT` as a structured event, with changes; undefined removes one. */
export function eventWith(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...EVENT.attributes, data: DEPLOYED, ...changes };
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A record whose value is this JSON, or these bytes; headers as text. */
export function record(value: unknown, headers: Readonly<Record<string, string>> = {}): WireRecord {
  const bytes = value instanceof Uint8Array ? value : utf8(JSON.stringify(value));
  return {
    headers: Object.entries(headers).map(([name, text]) => [name, utf8(text)]),
    value: bytes,
  };
}

export function structured(event: unknown): WireRecord {
  return record(event, { 'content-type': 'application/cloudevents+json; charset=UTF-8' });
}

/** Structured, from JSON text written by hand. */
export function structuredText(json: string): WireRecord {
  return structured(utf8(json));
}

/** CloudEvents Kafka binding, binary mode. */
export function kafkaBinary({ attributes, data }: Event): WireRecord {
  return record(data, { 'content-type': 'application/json', ...prefixed('ce_', attributes) });
}

/** CloudEvents HTTP binding, binary mode; encoded is what must be (§3.1.3.2). */
export function httpBinary({ attributes, data }: Event): WireRecord {
  const encoded = Object.entries(attributes).map(([name, text]) => [
    name,
    text.replaceAll(/[^\x21\x23\x24\x26-\x7e]/gu, encodeURIComponent),
  ]);
  return record(data, {
    'Content-Type': 'application/json',
    ...prefixed('ce-', Object.fromEntries(encoded)),
  });
}

function prefixed(prefix: string, attributes: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, text]) => [`${prefix}${name}`, text]),
  );
}
