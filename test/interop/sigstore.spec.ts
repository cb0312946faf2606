// SPDX-License-Identifier: Apache-2.0
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeEntryBundle,
  formatArchivePath,
  hashesFromTiles,
  isSignedByLog,
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  planInclusion,
  verifyInclusion,
} from '#ledger';

const VECTORS = join(process.cwd(), 'test/vectors');
const SIZE = 300;

function read(path: string): Buffer {
  return readFileSync(join(VECTORS, path));
}

const KEY = parseVerifierKey(read('log.vkey').toString());
const CHECKPOINT = read('archive/checkpoint').toString();
const ENTRIES = ['000', '001.p/44'].flatMap((name) =>
  decodeEntryBundle(read(`archive/tile/entries/${name}`)),
);

/** What a stranger is handed about one entry. */
interface Evidence {
  readonly index: number;
  readonly entry: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: string;
}

function evidenceOf(index: number): Evidence {
  const plan = planInclusion(BigInt(index), BigInt(SIZE));
  const tiles = plan.tiles.map((tile) => read(`archive/${formatArchivePath(tile)}`));
  return {
    index,
    entry: ENTRIES[index]!,
    proof: hashesFromTiles(plan, tiles),
    checkpoint: CHECKPOINT,
  };
}

function oursHolds({ index, entry, proof, checkpoint: note }: Evidence): boolean {
  const opened = openCheckpoint(note, [KEY]);
  if (opened.kind !== 'opened') return false;
  const { checkpoint, signatures } = opened;
  const { size, root } = checkpoint;
  const claim = { index: BigInt(index), size, leaf: leafHash(entry), root, proof };
  return isSignedByLog(checkpoint, signatures) && verifyInclusion(claim);
}

/** The same asked of the code that npm verifies provenance with; only what it reads is there. */
function theirsHolds({ index, entry, proof, checkpoint }: Evidence): boolean {
  const logID = Buffer.alloc(4);
  logID.writeUInt32BE(KEY.id);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), KEY.publicKey]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const always = { start: new Date(0), end: new Date(0) };
  const log = { logID, publicKey, baseURL: `https://${KEY.name}`, validFor: always };
  const claim = {
    canonicalizedBody: Buffer.from(entry),
    inclusionProof: {
      logIndex: String(index),
      hashes: proof.map((hash) => Buffer.from(hash)),
      checkpoint: { envelope: checkpoint },
    },
  } as Parameters<typeof verifyMerkleInclusion>[0];
  try {
    verifyMerkleInclusion(claim, verifyCheckpoint(claim, [log]));
    return true;
  } catch {
    return false;
  }
}

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const at = (bit >> 3) % bytes.length;
  return Uint8Array.from(bytes).with(at, (bytes[at] ?? 0) ^ (1 << (bit & 7)));
}

/** What may happen to evidence on its way; `n` says where. */
const CORRUPTIONS: Readonly<Record<string, (evidence: Evidence, n: number) => Evidence>> = {
  entry: (evidence, n) => ({ ...evidence, entry: flip(evidence.entry, n) }),
  hash: (evidence, n) => {
    const at = n % evidence.proof.length;
    return {
      ...evidence,
      proof: evidence.proof.map((hash, i) => (i === at ? flip(hash, n) : hash)),
    };
  },
  shorter: (evidence, n) => ({
    ...evidence,
    proof: evidence.proof.toSpliced(n % evidence.proof.length, 1),
  }),
  longer: (evidence, n) => ({
    ...evidence,
    proof: evidence.proof.toSpliced(n % 9, 0, leafHash(Uint8Array.of(n))),
  }),
  reversed: (evidence) => ({ ...evidence, proof: evidence.proof.toReversed() }),
  index: (evidence, n) => ({ ...evidence, index: (evidence.index + 1 + (n % (SIZE - 1))) % SIZE }),
  beyond: (evidence, n) => ({ ...evidence, index: SIZE + n }),
  size: (evidence, n) => ({ ...evidence, checkpoint: CHECKPOINT.replace('\n300\n', `\n${n}\n`) }),
  root: (evidence) => ({ ...evidence, checkpoint: CHECKPOINT.replace('WjwN', 'WjwM') }),
  origin: (evidence) => ({ ...evidence, checkpoint: CHECKPOINT.replace('ledger.', 'lodger.') }),
  signature: (evidence) => ({
    ...evidence,
    checkpoint: CHECKPOINT.replace(/(delivery \S{20})./, '$1-'),
  }),
};

describe('the code that npm verifies provenance with', () => {
  it('agrees that every entry of the published archive is in its tree', () => {
    const evidence = Array.from({ length: SIZE }, (_, index) => evidenceOf(index));
    expect([evidence.every(oursHolds), evidence.every(theirsHolds)]).toEqual([true, true]);
  });

  it.each(Object.keys(CORRUPTIONS))(
    'agrees that evidence with another %s proves nothing',
    (what) => {
      fc.assert(
        fc.property(fc.nat(SIZE - 1), fc.nat({ max: 10_000 }), (index, n) => {
          fc.pre(what !== 'size' || n !== SIZE);
          const corrupted = CORRUPTIONS[what]!(evidenceOf(index), n);
          fc.pre(what !== 'reversed' || corrupted.proof.length > 1);
          expect([oursHolds(corrupted), theirsHolds(corrupted)]).toEqual([false, false]);
        }),
      );
    },
  );
});
