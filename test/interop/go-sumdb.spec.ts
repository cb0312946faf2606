// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = join(process.cwd(), 'test/interop');
const PROGRAM = ['run', '.', join(process.cwd(), 'test/vectors')];

/** Go, able to get at golang.org/x/mod; asked once. */
const isThere = spawnSync('go', ['mod', 'download'], { cwd: FOLDER, timeout: 60_000 }).status === 0;
if (!isThere) {
  process.stderr.write(
    'SKIPPED: no Go with golang.org/x/mod to verify our checkpoint and proofs\n',
  );
}

describe.skipIf(!isThere)('the code of Go’s checksum database', () => {
  it(
    'verifies our checkpoint, tiles, entries, inclusion and consistency',
    { timeout: 120_000 },
    () => {
      const { status, stderr } = spawnSync('go', PROGRAM, { cwd: FOLDER, encoding: 'utf8' });
      expect([status, stderr.replace(/^\S+ \S+ /, '')]).toEqual([0, '300 entries, 8 + 7 proofs\n']);
    },
  );
});
