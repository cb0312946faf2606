// SPDX-License-Identifier: Apache-2.0
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyConsistency, verifyInclusion } from './verify-now.js';

/** The RFC 6962 proofs that github.com/transparency-dev/merkle publishes, good and bad. */
const FOLDER = join(process.cwd(), '../shared/data/merkle');
const isThere = existsSync(FOLDER);
if (!isThere) process.stderr.write(`SKIPPED: no published Merkle proofs at ${FOLDER}\n`);

interface Published {
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
  readonly [field: string]: string | boolean | null | readonly string[] | undefined;
}

/** Numbers go up to 2^64, so they are read as text. */
function read(path: string): Published {
  const text = readFileSync(join(FOLDER, path), 'utf8');
  return JSON.parse(text.replaceAll(/: (\d+)/g, ': "$1"'));
}

function bytes(base64: Published[string]): Uint8Array {
  return Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64');
}

function holdsInclusion({ leafIdx, treeSize, leafHash, root, proof }: Published): boolean {
  return verifyInclusion({
    index: BigInt(String(leafIdx)),
    size: BigInt(String(treeSize)),
    leaf: bytes(leafHash),
    root: bytes(root),
    proof: (proof ?? []).map(bytes),
  });
}

function holdsConsistency({ size1, size2, root1, root2, proof }: Published): boolean {
  return verifyConsistency({
    size1: BigInt(String(size1)),
    size2: BigInt(String(size2)),
    root1: bytes(root1),
    root2: bytes(root2),
    proof: (proof ?? []).map(bytes),
  });
}

describe.skipIf(!isThere)('the published Merkle proofs', () => {
  const kinds = [
    ['inclusion', holdsInclusion],
    ['consistency', holdsConsistency],
  ] as const;

  it.each(kinds)('of %s are judged as published, 98 of 98', (kind, holds) => {
    const paths = globSync(`${kind}/**/*.json`, { cwd: FOLDER });
    const judged = paths.map((path) => [path, holds(read(path))]);
    expect(judged).toEqual(paths.map((path) => [path, !read(path).wantErr]));
    expect(paths).toHaveLength(98);
  });
});
