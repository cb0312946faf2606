// SPDX-License-Identifier: Apache-2.0
import {
  canonicalContent,
  claimProblem,
  classifyEvent,
  type Decoded,
  decodeRecord,
  identityOf,
  type WireRecord,
} from '#events';
import { hookClaim } from '../hooks/hook-record.js';
import { type Channel, decodeMeta, encodeMeta, type NewEvent, type ReceivedPayload } from '#ledger';

/** A record as it arrived, with the key that Kafka gives it. */
export interface ArrivedRecord extends WireRecord {
  readonly key: Uint8Array | null;
}

/**
 * Turns a record into an entry to be appended, whatever it holds: judging never refuses, it names
 * the last rung passed and the first problem (intake.md §2). Never throws: what our own code cannot
 * cope with is an entry in state 0, `unjudged`.
 */
export function judgeRecord(record: ArrivedRecord, channel: Channel): NewEvent {
  const { claim, mediaType, state, reason } = verdictOn(record);
  const { key, headers, value } = record;
  return {
    kind: 'event',
    channel,
    claim,
    identity: claim && identityOf(claim),
    payload: {
      mediaType,
      meta: encodeMeta({ key, headers, nullValue: value === null }),
      value: value ?? new Uint8Array(0),
    },
    state,
    reason: reason && `${reason.code}: ${reason.text}`,
  };
}

/** Whether two payloads say the same, in whichever of the wire shapes each came (intake.md §3). */
export function isSameContent(stored: ReceivedPayload, arrived: ReceivedPayload): boolean {
  if (isSameBytes(stored.value, arrived.value) && isSameBytes(stored.meta, arrived.meta)) {
    return true;
  }
  return contentOf(stored) === contentOf(arrived);
}

interface Judgement {
  readonly state: number;
  readonly reason: { readonly code: string; readonly text: string } | null;
}

function verdictOn(record: ArrivedRecord): Judgement & Pick<Decoded, 'claim' | 'mediaType'> {
  try {
    const decoded = decodeRecord(record);
    if (decoded.state < 2) return unread(record, decoded);
    return { ...classified(decoded), claim: decoded.claim, mediaType: decoded.mediaType };
  } catch (error) {
    const text = error instanceof Error ? error.name : typeof error;
    return { claim: null, mediaType: null, state: 0, reason: { code: 'unjudged', text } };
  }
}

const UNTRANSLATED = { code: 'untranslated', text: 'a webhook that no translator has read' };

/** A webhook is known again by its delivery, though nobody has read what it says. */
function unread({ headers }: ArrivedRecord, decoded: Decoded) {
  const { state, reason, mediaType, shape, claim } = decoded;
  const hook = shape === 'raw' ? hookClaim(headers) : null;
  if (hook === null) return { claim, mediaType, state, reason };
  return { claim: hook, mediaType, state, reason: state === 1 ? UNTRANSLATED : reason };
}

/** Rungs 3 to 5; on the last, what the envelope says must be what the event inside says. */
function classified({ document, claim, attributes, reason: noted }: Decoded): Judgement {
  const { state, reason } = classifyEvent(document);
  const { subject } = attributes;
  const outer = claim && { ...claim, ...(subject === undefined ? {} : { subject }) };
  const mismatch = state === 5 && outer !== null ? claimProblem(document, outer) : null;
  if (mismatch !== null) return { state: 4, reason: noted ?? mismatch };
  return { state, reason: noted ?? reason };
}

function contentOf({ meta, value }: ReceivedPayload): string {
  const { headers, nullValue } = decodeMeta(meta);
  return canonicalContent(decodeRecord({ headers, value: nullValue ? null : value }));
}

function isSameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
