// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerLater } from './asking.js';
import { utf8 } from './bytes.js';
import { checkConsistency } from './check-consistency.js';
import { checkInclusion } from './check-inclusion.js';
import { checkNote } from './check-note.js';
import { commitPayload } from './commitment.js';
import { commitmentOf } from './payload.js';
import { cosignText, signerKey, signText } from './signer-key.js';
import { naiveConsistency, naiveInclusion, naiveRoot } from './testing/naive-tree.js';
import { hex } from './testing/hex.js';
import { leafHash } from './tree-hash.js';
import { formatVerifierKey, readVerifierKey } from './verifier-key.js';
import { sha256Later, verifyEd25519Later } from './web-crypto.js';

const LEAVES = Array.from({ length: 20 }, (_, index) => leafHash(utf8(`entry ${index}`)));

/** The files of the domain that a file imports, itself included. */
function closure(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, name] of source.matchAll(/^(?:import|export) (?!type)[^;]*?from '([^']+)'/gm)) {
    if (name?.startsWith('.')) closure(join(dirname(file), name.replace(/\.js$/, '.ts')), seen);
    else seen.add(name ?? '');
  }
  return seen;
}

describe('on the cryptography of a browser', () => {
  it('inclusion and consistency proofs are judged as on that of Node', async () => {
    const root = naiveRoot(LEAVES);
    const inclusion = { index: 5n, size: 20n, root, proof: naiveInclusion(5, LEAVES) };
    const consistency = { size1: 7n, size2: 20n, root2: root, proof: naiveConsistency(7, LEAVES) };
    const answers = [
      checkInclusion({ ...inclusion, leaf: LEAVES[5]! }),
      checkInclusion({ ...inclusion, leaf: LEAVES[6]! }),
      checkConsistency({ ...consistency, root1: naiveRoot(LEAVES.slice(0, 7)) }),
      checkConsistency({ ...consistency, root1: naiveRoot(LEAVES.slice(0, 8)) }),
    ].map((check) => answerLater(check, sha256Later));
    expect(await Promise.all(answers)).toEqual([true, false, true, false]);
  });

  it('keys and notes are judged as on that of Node', async () => {
    const log = signerKey('log.example.com', 'log', new Uint8Array(32).fill(1));
    const witness = signerKey('witness.example.com', 'witness', new Uint8Array(32).fill(2));
    const vkeys = [log, witness].map(({ verifier }) => formatVerifierKey(verifier));
    const keys = await Promise.all(
      vkeys.map((vkey) => answerLater(readVerifierKey(vkey), sha256Later)),
    );
    const signatures = [signText(log, 'text\n'), cosignText(witness, 'text\n', 9n)];
    const verdicts = ['text\n', 'another\n'].map((text) =>
      answerLater(checkNote({ text, signatures }, keys), verifyEd25519Later),
    );
    expect(await Promise.all(verdicts)).toEqual([
      {
        kind: 'signed',
        by: [
          { key: log.verifier, timestamp: null },
          { key: witness.verifier, timestamp: 9n },
        ],
      },
      { kind: 'forged', key: log.verifier },
    ]);
  });

  it('commitments are the same as on that of Node', async () => {
    const salt = fc.uint8Array({ minLength: 32, maxLength: 32 });
    await fc.assert(
      fc.asyncProperty(salt, fc.uint8Array(), fc.uint8Array(), async (secret, meta, value) => {
        const payload = { salt: secret, meta, value };
        const later = await answerLater(commitmentOf(payload), sha256Later);
        expect(hex(later)).toBe(hex(commitPayload(payload)));
      }),
    );
  });

  it('verification imports nothing that a browser lacks', () => {
    const files = [
      'check-consistency',
      'check-inclusion',
      'check-note',
      'checkpoint',
      'decode-entry',
      'hash',
      'note',
      'payload',
      'payload-meta',
      'proof-text',
      'verifier-key',
      'web-crypto',
    ].map((name) => join(import.meta.dirname, `${name}.ts`));
    const imported = files.flatMap((file) => [...closure(file)]);
    expect(imported.filter((file) => !file.startsWith('/') || file.includes('node-'))).toEqual([]);
  });
});
