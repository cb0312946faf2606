// SPDX-License-Identifier: Apache-2.0
import type { Reading } from './archive-reading.js';
import { equalBytes, fromUtf8 } from './bytes.js';
import type { NoteVerdict } from './check-note.js';
import type { Checkpoint } from './checkpoint.js';
import { parseRange, RANGE_PATH } from './export-range.js';
import { isSignedByLog, openCheckpoint } from './open-checkpoint.js';
import { type Quorum, quorumTime } from './quorum.js';
import { TILE_WIDTH } from './tree-edge.js';
import {
  type Depth,
  find,
  type Findings,
  incomplete,
  ok,
  type PositionRange,
  type Report,
  tampered,
  unanchored,
  type Verdict,
} from './verdict.js';
import type { VerifierKey } from './verifier-key.js';
import { verifyBundle } from './verify-entries.js';
import { type PayloadCheck, verifyPayloads } from './verify-payloads.js';
import { comparePinned } from './verify-pinned.js';
import { openTree, rootAt, type TileTree } from './verify-tree.js';

/** What a verification starts from; nothing of it comes from the archive. */
export interface VerifyRequest {
  /** Keys of the log and of witnesses, obtained elsewhere. */
  readonly keys: readonly VerifierKey[];
  /** Which witnesses must have cosigned for the time to count. */
  readonly quorum: Quorum;
  /** A checkpoint of this ledger that was kept from earlier. */
  readonly pinned: Checkpoint | null;
  readonly depth: Depth;
}

/** Where an archive keeps the signed note of its checkpoint (C2SP tlog-tiles). */
export const CHECKPOINT_PATH = 'checkpoint';

/**
 * Verifies an archive, or an export of a range of one, asking for file after file: memory does not
 * grow with its size. Whatever the files hold, it ends in a report; it never throws.
 */
export function* verifyArchive(request: VerifyRequest): Reading<Report> {
  const note = yield CHECKPOINT_PATH;
  if (note === null) return unverified(incomplete(null, 'the checkpoint is missing'));
  const opened = openCheckpoint(fromUtf8(note) ?? '', request.keys);
  if (opened.kind === 'unreadable') return unverified(unknown(opened.reason));
  const { checkpoint, signatures } = opened;
  if (signatures.kind === 'forged') {
    const { name } = signatures.key;
    return unverified(tampered(null, `the signature of ${name} does not hold`));
  }
  const range = readRange(checkpoint, yield RANGE_PATH);
  if (range === null) return unverified(unknown('the range is none of this checkpoint'));
  return yield* verifyRange(request, { checkpoint, signatures, range });
}

/** The report when there is nothing that anything could be held to, with the verdict on integrity. */
export function unverified(integrity: Verdict): Report {
  const none = unanchored('there is no checkpoint to hold it to');
  return { ...NOTHING, integrity, completeness: none, time: none, consistency: none };
}

const NOTHING = {
  checkpoint: null,
  range: { from: 0, to: 0 },
  signedBy: [],
  redacted: 0,
  notLaterThan: null,
} as const;

function unknown(reason: string): Verdict {
  return { kind: 'UNKNOWN-FORMAT', position: null, reason };
}

function readRange({ size }: Checkpoint, file: Uint8Array | null): PositionRange | null {
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  if (file === null) return { from: 0, to: Number(size) };
  return parseRange(fromUtf8(file) ?? '', Number(size));
}

interface Subject {
  readonly checkpoint: Checkpoint;
  readonly signatures: NoteVerdict;
  readonly range: PositionRange;
}

function* verifyRange(request: VerifyRequest, subject: Subject): Reading<Report> {
  const { checkpoint, range, signatures } = subject;
  const notLaterThan = quorumTime(request.quorum, signatures);
  const findings = nothingFound(request, subject, notLaterThan);
  const tree = yield* openTree(Number(checkpoint.size), findings);
  const root = yield* rootAt(tree, tree.size);
  if (root === null) {
    find(findings, 'integrity', incomplete(null, 'tiles of the root are missing'));
  } else if (!equalBytes(root, checkpoint.root)) {
    find(findings, 'integrity', tampered(null, 'the tiles do not hash to the root'));
  } else if (request.pinned !== null) {
    findings.consistency = yield* comparePinned(tree, checkpoint, request.pinned);
  }
  const redacted = root === null ? 0 : yield* walk(tree, subject, request.depth);
  const signedBy = signatures.kind === 'signed' ? signatures.by : [];
  return { checkpoint, range, signedBy, redacted, notLaterThan, ...findings };
}

/** The verdicts if nothing is found that speaks against them. */
function nothingFound(
  { depth, pinned }: VerifyRequest,
  { checkpoint, signatures }: Subject,
  notLaterThan: bigint | null,
): Findings {
  return {
    integrity: isSignedByLog(checkpoint, signatures)
      ? ok('the entries hash to the root that the log signed')
      : unanchored('the log signed with none of the keys given'),
    completeness:
      depth === 'payloads'
        ? ok('no entry and no payload of the range is missing')
        : ok('no entry of the range is missing; payloads were not looked at'),
    time:
      notLaterThan === null
        ? unanchored('too few of the witnesses given have cosigned')
        : ok('enough witnesses have cosigned'),
    consistency:
      pinned === null
        ? unanchored('no earlier checkpoint was given')
        : incomplete(null, 'the tree does not hold: there is nothing to compare'),
  };
}

/**
 * Ends at the first bundle that is missing: a checkpoint may claim any size. Gives how many
 * payloads were erased.
 */
function* walk(tree: TileTree, { checkpoint, range }: Subject, depth: Depth): Reading<number> {
  const { origin } = checkpoint;
  const erasure = { position: -1, erased: new Set() };
  const check: PayloadCheck = { tree, origin, redacted: 0, recordedAt: '', erasure };
  for (let first = range.from; first < range.to; first += TILE_WIDTH) {
    const entries = yield* verifyBundle(tree, first);
    if (entries === null) break;
    if (depth === 'payloads') yield* verifyPayloads(check, first, entries);
  }
  return check.redacted;
}
