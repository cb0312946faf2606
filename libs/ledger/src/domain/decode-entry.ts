// SPDX-License-Identifier: Apache-2.0
import { isObject } from './canonical-json.js';
import { entryText } from './encode-entry.js';
import {
  ACT_KINDS,
  type ActKind,
  type Channel,
  type Claim,
  type Entry,
  type JsonObject,
  type PayloadReference,
  type UnreadableEntry,
} from './entry.js';
import { LedgerError } from './errors.js';
import { parseEntry, type ParsedEntry, unreadable } from './parse-entry.js';

/**
 * Reads the bytes of an entry from wherever they come. Never throws, and exact: an entry is only
 * what `encodeEntry` would write in the same bytes; anything else is unreadable, with the reason.
 */
export function decodeEntry(bytes: Uint8Array): Entry | UnreadableEntry {
  const parsed = parseEntry(bytes);
  return parsed.kind === 'unreadable' ? parsed : exactEntry(parsed);
}

type Fields = ParsedEntry['fields'];

/** The encoder knows the rules of the values and the one order of the fields: it is the judge. */
function exactEntry({ fields, text }: ParsedEntry): Entry | UnreadableEntry {
  try {
    const entry = entryOf(fields);
    return entryText(entry) === text ? entry : unreadable('not_canonical');
  } catch (error) {
    if (error instanceof LedgerError) return unreadable('invalid');
    throw error;
  }
}

function entryOf(fields: Fields): Entry {
  const ledger = textOf(fields['ledger']);
  const recordedAt = textOf(fields['recordedAt']);
  const payload = fields['payload'] === undefined ? null : payloadOf(fields['payload']);
  const kind = actKind(fields);
  if (kind !== undefined) return { kind, ledger, recordedAt, act: actOf(fields['act']), payload };
  if (payload === null) return mistyped('a payload');
  const channel = channelOf(objectOf(fields['channel']));
  const claim = fields['claim'] === null ? null : claimOf(objectOf(fields['claim']));
  const conflictsWith = textOrNullOf(fields['conflictsWith'] ?? null);
  return { kind: 'event', ledger, recordedAt, channel, claim, conflictsWith, payload };
}

function actKind(fields: Fields): ActKind | undefined {
  return ACT_KINDS.find((kind) => kind === fields['kind']);
}

function actOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : mistyped('an object');
}

/** What came out of JSON.parse is JSON all the way down. */
function isJsonObject(value: unknown): value is JsonObject {
  return isObject(value);
}

function channelOf({ http, kafka }: Fields): Channel {
  if (http !== undefined) {
    const { principal, route } = objectOf(http);
    return { kind: 'http', route: textOf(route), principal: textOf(principal) };
  }
  const { offset, partition, timestamp, topic } = objectOf(kafka);
  return {
    kind: 'kafka',
    topic: textOf(topic),
    partition: numberOf(partition),
    offset: textOf(offset),
    timestamp: textOf(timestamp),
  };
}

function claimOf({ id, source, time, type }: Fields): Claim {
  return {
    id: textOf(id),
    source: textOf(source),
    type: textOf(type),
    time: textOrNullOf(time),
  };
}

function payloadOf(value: unknown): PayloadReference {
  const { commitment, mediaType, size } = objectOf(value);
  return {
    mediaType: textOrNullOf(mediaType),
    size: numberOf(size),
    commitment: textOf(commitment),
  };
}

function objectOf(value: unknown): Fields {
  return isObject(value) ? value : mistyped('an object');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : mistyped('text');
}

function textOrNullOf(value: unknown): string | null {
  return value === null ? null : textOf(value);
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : mistyped('a number');
}

function mistyped(expected: string): never {
  throw new LedgerError('ENTRY_INVALID', `a field is not ${expected}`);
}
