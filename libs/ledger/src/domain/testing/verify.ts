// SPDX-License-Identifier: Apache-2.0
import { answerNow } from '../asking.js';
import { type Checkpoint, parseCheckpoint } from '../checkpoint.js';
import { parseNote } from '../note.js';
import { anyWitness } from '../quorum.js';
import type { Report } from '../verdict.js';
import { verifyArchive, type VerifyRequest } from '../verify-archive.js';
import type { Archive } from './build-archive.js';
import { LOG, WITNESS } from './example-ledger.js';

export const REQUEST: VerifyRequest = {
  keys: [LOG.verifier, WITNESS.verifier],
  quorum: anyWitness([WITNESS.verifier]),
  pinned: null,
  depth: 'payloads',
};

/** The verdicts on a sound archive without witnesses and without an earlier checkpoint. */
export const SOUND: readonly string[] = ['OK', 'OK', 'UNANCHORED', 'UNANCHORED'];

export function verify(archive: Archive, request: Partial<VerifyRequest> = {}): Report {
  const reading = verifyArchive({ ...REQUEST, ...request });
  return answerNow(reading, (path) => archive.get(path) ?? null);
}

/** The verdicts as `KIND` or `KIND at position`. */
export function verdicts({
  integrity,
  completeness,
  time,
  consistency,
}: Report): readonly string[] {
  return [integrity, completeness, time, consistency].map(({ kind, position }) =>
    position === null ? kind : `${kind} at ${position}`,
  );
}

export function headOf(archive: Archive): Checkpoint {
  return parseCheckpoint(parseNote(new TextDecoder().decode(archive.get('checkpoint'))).text);
}

/** The same archive but for one file. */
export function change(
  archive: Archive,
  path: string,
  content: (old: Uint8Array) => Uint8Array,
): Archive {
  const old = archive.get(path);
  if (old === undefined) throw new Error(`no file ${path}`);
  return new Map(archive).set(path, content(old));
}

export function without(archive: Archive, path: string): Archive {
  return new Map([...archive].filter(([other]) => other !== path));
}

/** The bytes with one bit turned over. */
export function flip(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  return bytes.with(at, (bytes[at] ?? 0) ^ (1 << bit));
}
