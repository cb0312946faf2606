// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '../time/instant.js';
import type { Claim } from './decoded.js';
import type { WireProblem } from './problem.js';

/** The four fields of a claim as found, of whatever type. */
export interface ClaimFields {
  readonly id: unknown;
  readonly source: unknown;
  readonly type: unknown;
  readonly time: unknown;
}

/** What to say about one field, worded once for the place where it stands. */
export interface FieldProblems {
  readonly missing: WireProblem;
  readonly notText: WireProblem;
  readonly tooLong: WireProblem;
  readonly surrogate: WireProblem;
  readonly nul: WireProblem;
  readonly notRfc3339: WireProblem;
}

export interface ClaimProblems {
  readonly id: FieldProblems;
  readonly source: FieldProblems;
  readonly type: FieldProblems;
  readonly time: FieldProblems;
}

export interface ClaimReading {
  readonly claim: Claim | null;
  readonly problem: WireProblem | null;
}

/** Bytes of UTF-8; a claim is kept for ever in the entry, which has an upper bound. */
const LONGEST = 2048;

/** Words the problems of a field, which is named to people and, within JSON, by a pointer. */
export function problemsOf(name: string, pointer?: string): FieldProblems {
  const place = pointer === undefined ? {} : { pointer };
  return {
    missing: { code: 'envelope_missing', text: `${name} is missing or empty`, ...place },
    notText: { code: 'envelope_type', text: `${name} is not a string`, ...place },
    tooLong: { code: 'claim_too_long', text: `${name} is longer than ${LONGEST} bytes`, ...place },
    surrogate: { code: 'lone_surrogate', text: `${name} has half a surrogate pair`, ...place },
    nul: { code: 'nul_character', text: `${name} has a NUL character`, ...place },
    notRfc3339: { code: 'time', text: `${name} is not a date-time of RFC 3339`, ...place },
  };
}

/**
 * The claim, with the first problem of its fields. It is null when one of the texts is missing,
 * too long or would not survive UTF-8; a time that is absent or odd leaves the claim standing.
 */
export function readClaim(fields: ClaimFields, problems: ClaimProblems): ClaimReading {
  const id = claimText(fields.id, problems.id);
  if (typeof id !== 'string') return { claim: null, problem: id };
  const source = claimText(fields.source, problems.source);
  if (typeof source !== 'string') return { claim: null, problem: source };
  const type = claimText(fields.type, problems.type);
  if (typeof type !== 'string') return { claim: null, problem: type };
  const time = claimText(fields.time, problems.time);
  if (typeof time === 'string') {
    const problem = instantOf(time) === null ? problems.time.notRfc3339 : null;
    return { claim: { id, source, type, time }, problem };
  }
  const isAbsent = time.code === 'envelope_missing' || time.code === 'envelope_type';
  return { claim: isAbsent ? { id, source, type, time: null } : null, problem: time };
}

function claimText(value: unknown, problems: FieldProblems): string | WireProblem {
  if (value === undefined || value === null || value === '') return problems.missing;
  if (typeof value !== 'string') return problems.notText;
  if (isTooLong(value)) return problems.tooLong;
  if (!value.isWellFormed()) return problems.surrogate;
  return value.includes('\0') ? problems.nul : value;
}

function isTooLong(text: string): boolean {
  return text.length * 3 > LONGEST && Buffer.byteLength(text) > LONGEST;
}
