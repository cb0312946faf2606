// SPDX-License-Identifier: Apache-2.0
import type { Signer } from './check-note.js';
import type { Checkpoint } from './checkpoint.js';

/** The kinds of verdict, from the best to the worst. */
const VERDICT_KINDS = [
  'OK',
  /** Payloads are gone, each with an entry that says so. */
  'REDACTED',
  /** Nothing outside vouches for it. */
  'UNANCHORED',
  'UNKNOWN-FORMAT',
  'INCOMPLETE',
  'TAMPERED',
] as const;

/** What was found out about one promise. */
export interface Verdict {
  readonly kind: (typeof VERDICT_KINDS)[number];
  /** The first entry concerned; null when no entry is more concerned than another. */
  readonly position: number | null;
  readonly reason: string;
}

/** One verdict for each promise of the ledger; they are never folded into one. */
export interface Verdicts {
  /** What was recorded is unaltered. */
  readonly integrity: Verdict;
  /** Nothing in the range is missing. */
  readonly completeness: Verdict;
  /** It was recorded no later than others vouch for, in the order of the clock. */
  readonly time: Verdict;
  /** The history begins with the one that an earlier checkpoint stood for. */
  readonly consistency: Verdict;
}

/** The verdicts of one verification and what they are about. */
export interface Report extends Verdicts {
  /** What was verified against; null when there is none that can be read. */
  readonly checkpoint: Checkpoint | null;
  /** The positions looked at: from the first to before the second. */
  readonly range: PositionRange;
  /** Whose signatures hold, of the keys given. */
  readonly signedBy: readonly Signer[];
  /** How many payloads of the range were erased, each with an entry that says so. */
  readonly redacted: number;
  /** When enough witnesses had seen the checkpoint, in seconds since the epoch; null without. */
  readonly notLaterThan: bigint | null;
}

/** Positions from the first to before the second. */
export interface PositionRange {
  readonly from: number;
  readonly to: number;
}

/** `entries`: hashes alone; `payloads`: entries are read too, and payloads held to them. */
export type Depth = 'entries' | 'payloads';

/** Verdicts in the making. */
export type Findings = { -readonly [promise in keyof Verdicts]: Verdict };

/** Keeps what was found unless something worse is known, or as bad at an earlier position. */
export function find(findings: Findings, promise: keyof Verdicts, found: Verdict): void {
  const known = findings[promise];
  const rank = VERDICT_KINDS.indexOf(found.kind) - VERDICT_KINDS.indexOf(known.kind);
  const isEarlier = (found.position ?? Infinity) < (known.position ?? Infinity);
  if (rank > 0 || (rank === 0 && isEarlier)) findings[promise] = found;
}

export function ok(reason: string): Verdict {
  return { kind: 'OK', position: null, reason };
}

export function unanchored(reason: string): Verdict {
  return { kind: 'UNANCHORED', position: null, reason };
}

export function incomplete(position: number | null, reason: string): Verdict {
  return { kind: 'INCOMPLETE', position, reason };
}

export function tampered(position: number | null, reason: string): Verdict {
  return { kind: 'TAMPERED', position, reason };
}
