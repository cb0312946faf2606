// SPDX-License-Identifier: Apache-2.0
import { type CdEvent, type CloudEvent, toStructuredCloudEvent } from '#events';
import type { CiContext } from './ci-context.js';
import { completeEvent, type PartialDraft } from './event-draft.js';

/** What a file holds: one line at fault does not keep the others from being published. */
export interface EventsRead {
  readonly events: readonly CloudEvent[];
  /** one in words for each line that holds none */
  readonly faults: readonly string[];
}

/**
 * Reads one JSON document, or NDJSON: structured CloudEvents and CDEvents as they are, and drafts
 * (`subject`, `predicate`, `content`, …) completed from where they are published.
 */
export function readEvents(text: string, ci: CiContext | null, now: Date): EventsRead {
  const whole = parse(text);
  const lines = whole === undefined ? text.split('\n') : [text];
  const events: CloudEvent[] = [];
  const faults: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      events.push(cloudEventOf(parse(line), ci, now));
    } catch (error) {
      faults.push(`line ${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { events, faults };
}

function cloudEventOf(document: unknown, ci: CiContext | null, now: Date): CloudEvent {
  if (document === undefined) throw new Error('it is not JSON');
  if (typeof document !== 'object' || document === null) throw new Error('an event is an object');
  // what was built elsewhere is published unaltered; the ledger judges it
  if ('specversion' in document) return document as CloudEvent;
  if ('context' in document) return toStructuredCloudEvent(document as CdEvent);
  if ('subject' in document && 'predicate' in document) {
    return toStructuredCloudEvent(completeEvent(document as PartialDraft, ci, now));
  }
  throw new Error('neither a CloudEvent, nor a CDEvent, nor a draft with subject and predicate');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
