// SPDX-License-Identifier: Apache-2.0
import { decodeRecord, factOf, factOfLink, readEvent, readLink, readSoundEvent } from '#events';
import { decodeEntry, decodeMeta, type StoredEntry } from '#ledger';
import type { Evidence } from '../domain/evidence/evidence.js';
import { evidenceOf, maybeEvidence } from '../domain/evidence/evidence-of.js';
import { configurationEvidence, erasedEvidence, linkEvidence } from '../domain/evidence/head-of.js';
import { type Parked, parkedEntry } from '../domain/fold/parked.js';
import { type Sequence, sequenceOf } from '../domain/producer/sequence-of.js';
import { configurationOf } from './configuration-entry.js';

/** What a page of entries says, as far as records need it. */
export interface PageRead {
  readonly evidence: readonly Evidence[];
  readonly sequences: readonly Sequence[];
  /** entries that could not be read as what they claim to be */
  readonly parked: readonly Parked[];
}

/** Reads what one entry says; replaced in specs by one that breaks. */
export type ReadEntry = (entry: StoredEntry) => {
  readonly evidence: Evidence | null;
  readonly sequence: Sequence | null;
};

/** Reads a page of entries; an entry that breaks its reader is parked, and the others go on. */
export function readEntries(entries: readonly StoredEntry[], read: ReadEntry): PageRead {
  const evidence: Evidence[] = [];
  const sequences: Sequence[] = [];
  const parked: Parked[] = [];
  for (const entry of entries) {
    try {
      const said = read(entry);
      if (said.evidence !== null) evidence.push(said.evidence);
      if (said.sequence !== null) sequences.push(said.sequence);
    } catch (error) {
      parked.push(parkedEntry(entry.position, error));
    }
  }
  return { evidence, sequences, parked };
}

/** The rung from which on an event feeds the records (intake.md §2). */
const LEAST_STATE = 3;
/** The rung on which an event needs no judging any more. */
const SOUND_STATE = 5;
const NOTHING = { evidence: null, sequence: null };

/**
 * What an entry says: of an event above the quarantine, whose payload may be erased, or of an act that
 * sets the configuration.
 */
export const readEntry: ReadEntry = (entry) => {
  if (isAct(entry)) return { evidence: actEvidence(entry), sequence: null };
  const { state, payload } = entry;
  if (state < LEAST_STATE) return NOTHING;
  if (payload === null) return { evidence: remainsOf(entry), sequence: null };
  const { headers, nullValue } = decodeMeta(payload.meta);
  const value = nullValue ? null : payload.value;
  const { document, attributes } = decodeRecord({ headers, value });
  const origin = {
    position: BigInt(entry.position),
    recordedAt: entry.recordedAt.toISOString(),
    attributes,
  };
  const event = state === SOUND_STATE ? readSoundEvent(document) : readEvent(document);
  if (event.kind !== 'unreadable') {
    const sequence = sequenceOf(event, entry.position);
    if (!maybeEvidence(event)) return { evidence: null, sequence };
    return { evidence: evidenceOf(factOf(event, origin), conflictOf(entry)), sequence };
  }
  const link = readLink(document);
  const isLink = !('kind' in link);
  return isLink ? { evidence: linkEvidence(factOfLink(link, origin)), sequence: null } : NOTHING;
};

/** The fields of an entry stand in the order of RFC 8785: an act starts with it. */
const ACT = Buffer.from('{"act":');
const CONFLICT = Buffer.from('"conflictsWith":"');

function isAct({ entry }: StoredEntry): boolean {
  return ACT.equals(entry.subarray(0, ACT.length));
}

function actEvidence({ entry, position, recordedAt, payload }: StoredEntry): Evidence | null {
  const decoded = decodeEntry(entry);
  if (decoded.kind === 'unreadable' || decoded.kind === 'event') return null;
  const configuration = configurationOf(decoded.act, payload);
  if (configuration === null) return null;
  return configurationEvidence(configuration, position, recordedAt.toISOString());
}

function remainsOf({ entry, position, recordedAt }: StoredEntry): Evidence | null {
  const decoded = decodeEntry(entry);
  if (decoded.kind !== 'event' || decoded.claim === null) return null;
  return erasedEvidence(decoded.claim, position, recordedAt.toISOString());
}

/** Most entries conflict with none, and need not be decoded to see that. */
function conflictOf({ entry }: StoredEntry): number | null {
  if (!Buffer.from(entry.buffer, entry.byteOffset, entry.length).includes(CONFLICT)) return null;
  const decoded = decodeEntry(entry);
  return decoded.kind === 'event' && decoded.conflictsWith !== null
    ? Number(decoded.conflictsWith)
    : null;
}
