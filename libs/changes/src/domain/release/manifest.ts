// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { ReleasedUnit } from '../evidence/operation-evidence.js';

/**
 * What a release consists of, as one hash: `sha256:` and the RFC 6962 Merkle root of its units, each
 * a leaf of JSON, in the order of their texts (records.md rule 18). Approving it approves them all.
 */
export function manifestHashOf(units: readonly ReleasedUnit[]): string {
  const leaves = units.map(unitText).toSorted();
  const hashes = [...new Set(leaves)].map((text) => sha256(LEAF, Buffer.from(text)));
  return `sha256:${Buffer.from(rootOf(hashes)).toString('hex')}`;
}

/** An artifact without a digest is named by its text. */
function unitText({ service, artifactId, artifactDigest, configDigest }: ReleasedUnit): string {
  return JSON.stringify({ artifact: artifactDigest ?? artifactId, config: configDigest, service });
}

/** RFC 6962 section 2.1: the left part is the largest power of two below the number of leaves. */
function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes;
  if (first === undefined) return sha256();
  if (hashes.length === 1) return first;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return sha256(NODE, rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}
