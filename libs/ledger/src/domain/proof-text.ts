// SPDX-License-Identifier: Apache-2.0
import { fromBase64, toBase64 } from './base64.js';
import { fromDecimal } from './bytes.js';
import { LedgerError } from './errors.js';
import { areHashes, type Hash } from './hash.js';

/** Everything that proves an entry's place offline, but the entry (C2SP tlog-proof v1). */
export interface ProofText {
  readonly index: bigint;
  /** From the leaf's sibling up to the root's child. */
  readonly hashes: readonly Hash[];
  /** The signed note of the checkpoint, verbatim. */
  readonly checkpoint: string;
  /** Whatever else came along; nothing proves it. Null when there is no such line. */
  readonly extra: Uint8Array | null;
}

/** The proof as text, for a file ending in `.tlog-proof`. */
export function formatProofText({ index, hashes, checkpoint, extra }: ProofText): string {
  const extraLine = extra === null ? [] : [`extra ${toBase64(extra)}`];
  const lines = [HEADER, ...extraLine, `index ${index}`, ...hashes.map(toBase64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads what `formatProofText` wrote; throws LedgerError PROOF_INVALID for anything else. */
export function parseProofText(text: string): ProofText {
  const [head, checkpoint] = splitAtBlankLine(text);
  const [, extraText, indexText = '', hashLines = ''] = HEAD.exec(head) ?? [];
  const extra = extraText === undefined ? null : fromBase64(extraText);
  const index = fromDecimal(indexText);
  const hashes = hashesOf(hashLines.split('\n').slice(1));
  if (index === null || (extraText !== undefined && extra === null)) throw invalid(text);
  return { index, hashes, checkpoint, extra };
}

/** Base64 hashes, one a line, at most 63: no tree below 2^63 leaves needs more. */
export function hashesOf(lines: readonly string[]): readonly Hash[] {
  const hashes = lines.map((line) => fromBase64(line) ?? new Uint8Array(0));
  if (hashes.length <= MAX_HASHES && areHashes(hashes)) return hashes;
  throw invalid(lines.join('\n'));
}

/** What stands before the first blank line, and what after it. */
export function splitAtBlankLine(text: string): readonly [head: string, rest: string] {
  const end = text.indexOf('\n\n');
  if (end < 0) throw invalid(text);
  return [text.slice(0, end), text.slice(end + 2)];
}

const HEADER = 'c2sp.org/tlog-proof@v1';
const HEAD = /^c2sp\.org\/tlog-proof@v1\n(?:extra (.*)\n)?index (\d+)((?:\n.+)*)$/;
const MAX_HASHES = 63;

function invalid(text: string): LedgerError {
  return new LedgerError('PROOF_INVALID', `no proof: ${JSON.stringify(text.slice(0, 80))}`);
}
