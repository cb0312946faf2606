// SPDX-License-Identifier: Apache-2.0
import { decodeEntry, type ListedEntry, type PayloadReference } from '#ledger';
import { Page } from '../http/page.dto.js';

/** What an event says of itself, as text exactly as received. */
export class ClaimDto {
  id!: string;
  source!: string;
  type!: string;
  time!: string | null;
}

/** The received bytes in numbers; they themselves are asked for on their own. */
export class PayloadDto {
  mediaType!: string | null;
  size!: number;
  /** SHA-256 of the bytes, hexadecimal; null once they were erased */
  digest!: string | null;
}

/** An entry of the ledger. */
export class EntryDto {
  position!: number;
  recordedAt!: string;
  kind!: string;
  /** how it came: `kafka` with topic, partition, offset, timestamp, or `http` with route, principal */
  channel!: Record<string, unknown>;
  claim!: ClaimDto | null;
  /** the last rung of the ladder it passed, 0 to 5 */
  state!: number;
  /** the first problem on the ladder, in words */
  reason!: string | null;
  payload!: PayloadDto | null;
  /** position of the entry that has the same identity and other content */
  conflictsWith!: number | null;
}

/** A page of entries. */
export class EntryPageDto extends Page<EntryDto> {
  declare items: EntryDto[];
}

/** An entry as the API shows it. */
export function toEntryDto(stored: ListedEntry): EntryDto {
  const { position, state, reason } = stored;
  const entry = decodeEntry(stored.entry);
  const recordedAt = stored.recordedAt.toISOString();
  if (entry.kind === 'unreadable') {
    const rest = { claim: null, payload: null, conflictsWith: null };
    return { position, recordedAt, kind: 'unreadable', channel: {}, state, reason, ...rest };
  }
  const isEvent = entry.kind === 'event';
  return {
    position,
    recordedAt: entry.recordedAt,
    kind: entry.kind,
    channel: isEvent ? { ...entry.channel } : { kind: 'ledger' },
    claim: isEvent ? entry.claim : null,
    state,
    reason,
    payload: payloadOf(entry.payload, stored.payloadDigest),
    conflictsWith: isEvent && entry.conflictsWith !== null ? Number(entry.conflictsWith) : null,
  };
}

function payloadOf(payload: PayloadReference | null, digest: string | null): PayloadDto | null {
  return payload === null ? null : { mediaType: payload.mediaType, size: payload.size, digest };
}
