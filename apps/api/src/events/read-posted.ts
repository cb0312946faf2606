// SPDX-License-Identifier: Apache-2.0
import type { IncomingHttpHeaders } from 'node:http';
import { BadRequestException } from '@nestjs/common';
import { decodeRecord, type WireRecord } from '#events';
import { holdsSource, type Scope } from '#access';
import type { PostedEvent } from '#ingest';
import { splitBatch } from './split-batch.js';

const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';

/** What became of one element: taken, or refused with the reason. */
export type Element =
  | {
      readonly kind: 'taken';
      readonly event: PostedEvent;
      readonly id: string | null;
      readonly source: string | null;
    }
  | { readonly kind: 'refused'; readonly reason: string; readonly isForeign?: true };

/** Reads the CloudEvents of a request: binary, structured or a batch. Throws BadRequestException. */
export function readPosted(headers: IncomingHttpHeaders, body: Uint8Array): readonly Element[] {
  const mediaType = headers['content-type'] ?? '';
  if (!mediaType.toLowerCase().startsWith(BATCH)) return [elementOf(described(headers), body)];
  const elements = splitBatch(body);
  if (elements === null) throw new BadRequestException('the body of a batch is a JSON array');
  return elements.map((each) => elementOf({ 'content-type': STRUCTURED }, each));
}

/** The headers that describe the event; the rest is between the client and us. */
function described(headers: IncomingHttpHeaders): Record<string, string> {
  const wanted = Object.entries(headers).filter(
    ([name]) => name === 'content-type' || name.startsWith('ce-'),
  );
  return Object.fromEntries(wanted.map(([name, value]) => [name, String(value)]));
}

/** Refuses what the scope does not let write: each source its own publishers. */
export function withinSources(element: Element, scope: Scope): Element {
  if (element.kind === 'refused' || holdsSource(scope, element.source ?? '')) return element;
  const reason = `the key is not for the source '${element.source ?? ''}'`;
  return { kind: 'refused', reason, isForeign: true };
}

function elementOf(headers: Record<string, string>, body: Uint8Array): Element {
  const record: WireRecord = {
    headers: Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]),
    value: body,
  };
  const { state, reason, claim, document } = decodeRecord(record);
  if (state < 2) return { kind: 'refused', reason: `${reason?.code}: ${reason?.text}` };
  const event = { headers, body, key: keyOf(document) };
  return { kind: 'taken', event, id: claim?.id ?? null, source: claim?.source ?? null };
}

/** One chain stays in one partition, so that its events keep their order (intake.md §5). */
function keyOf(document: unknown): string | null {
  if (typeof document !== 'object' || document === null || !('context' in document)) return null;
  const { context } = document;
  if (typeof context !== 'object' || context === null || !('chainId' in context)) return null;
  return typeof context.chainId === 'string' ? context.chainId : null;
}
