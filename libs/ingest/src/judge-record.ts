// SPDX-License-Identifier: Apache-2.0
import {
  canonicalContent,
  classifyEvent,
  type Decoded,
  decodeRecord,
  identityOf,
  type WireRecord,
} from '#events';
import { type Channel, decodeMeta, encodeMeta, type NewEntry, type ReceivedPayload } from '#ledger';

/** A record as it arrived, with the key that Kafka gives it. */
export interface ArrivedRecord extends WireRecord {
  readonly key: Uint8Array | null;
}

/**
 * Turns a record into an entry to be appended, whatever it holds: judging never refuses, it names
 * the last rung passed and the first problem (intake.md §2). Never throws.
 */
export function judgeRecord(record: ArrivedRecord, channel: Channel): NewEntry {
  const decoded = decodeRecord(record);
  const { state, reason } = decoded.state < 2 ? decoded : classified(decoded);
  const { key, headers, value } = record;
  return {
    channel,
    claim: decoded.claim,
    identity: decoded.claim && identityOf(decoded.claim),
    payload: {
      mediaType: decoded.mediaType,
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

function classified(decoded: Decoded): Pick<Decoded, 'reason'> & { readonly state: number } {
  const { state, reason } = classifyEvent(decoded.document);
  return { state, reason: decoded.reason ?? reason } as Pick<Decoded, 'reason'> & { state: number };
}

function contentOf({ meta, value }: ReceivedPayload): string {
  const { headers, nullValue } = decodeMeta(meta);
  return canonicalContent(decodeRecord({ headers, value: nullValue ? null : value }));
}

function isSameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
