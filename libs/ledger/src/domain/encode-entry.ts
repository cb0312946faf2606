// SPDX-License-Identifier: Apache-2.0
import { isDecimal, utf8 } from './bytes.js';
import { canonicalJson, integer, quote } from './canonical-json.js';
import {
  type ActEntry,
  type Channel,
  type Claim,
  type Entry,
  type EventEntry,
  MAX_ENTRY_LENGTH,
  type PayloadReference,
} from './entry.js';
import { LedgerError } from './errors.js';

/**
 * The bytes of an entry: UTF-8 of its RFC 8785 JSON, at most 65,535. Throws LedgerError
 * ENTRY_TOO_LARGE, and ENTRY_INVALID for a value that the format cannot hold.
 */
export function encodeEntry(entry: Entry): Uint8Array {
  const bytes = utf8(entryText(entry));
  if (bytes.length <= MAX_ENTRY_LENGTH) return bytes;
  throw new LedgerError('ENTRY_TOO_LARGE', `an entry of ${bytes.length} bytes`);
}

/** The JSON of an entry. The fields stand in the order of RFC 8785, so nothing is sorted. */
export function entryText(entry: Entry): string {
  const head = entry.kind === 'event' ? eventHead(entry) : actHead(entry);
  const payload = entry.payload === null ? '' : `"payload":${payloadText(entry.payload)},`;
  return `{${head}"kind":"${entry.kind}","ledger":${quote(entry.ledger)},${payload}"recordedAt":"${instant(entry.recordedAt)}","v":1}`;
}

function eventHead({ channel, claim, conflictsWith }: EventEntry): string {
  const conflict = conflictsWith === null ? '' : `"conflictsWith":"${decimal(conflictsWith)}",`;
  return `"channel":${channelText(channel)},"claim":${claimText(claim)},${conflict}`;
}

function actHead({ act }: ActEntry): string {
  return `"act":${canonicalJson(act)},"channel":{"ledger":{}},"claim":null,`;
}

function channelText(channel: Channel): string {
  if (channel.kind === 'http') {
    return `{"http":{"principal":${quote(channel.principal)},"route":${quote(channel.route)}}}`;
  }
  const { offset, partition, timestamp, topic } = channel;
  return `{"kafka":{"offset":"${decimal(offset)}","partition":${count(partition)},"timestamp":"${signedDecimal(timestamp)}","topic":${quote(topic)}}}`;
}

function claimText(claim: Claim | null): string {
  if (claim === null) return 'null';
  const time = claim.time === null ? 'null' : quote(claim.time);
  return `{"id":${quote(claim.id)},"source":${quote(claim.source)},"time":${time},"type":${quote(claim.type)}}`;
}

function payloadText({ commitment, mediaType, size }: PayloadReference): string {
  const type = mediaType === null ? 'null' : quote(mediaType);
  return `{"commitment":"${hashText(commitment)}","mediaType":${type},"size":${count(size)}}`;
}

function count(value: number): string {
  return value >= 0 ? integer(value) : invalid(String(value), 'a count');
}

function decimal(text: string): string {
  return isDecimal(text) ? text : invalid(text, 'a decimal number');
}

/** Kafka says -1 where a record has no timestamp, and keeps whatever a producer states. */
function signedDecimal(text: string): string {
  return text.startsWith('-') && text !== '-0' ? `-${decimal(text.slice(1))}` : decimal(text);
}

function instant(text: string): string {
  return INSTANT.test(text) ? text : invalid(text, 'a time in UTC with milliseconds');
}

function hashText(text: string): string {
  return HASH_TEXT.test(text) ? text : invalid(text, '32 bytes in base64');
}

function invalid(text: string, expected: string): never {
  throw new LedgerError('ENTRY_INVALID', `${JSON.stringify(text)} is not ${expected}`);
}

const INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
// 43 letters carry 258 bits, so the two lowest of the last letter are 0.
const HASH_TEXT = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
