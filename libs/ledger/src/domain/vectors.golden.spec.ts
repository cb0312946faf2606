// SPDX-License-Identifier: Apache-2.0
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.js';
import { formatNote, parseNote } from './note.js';
import { cosignText } from './signer-key.js';
import { type Archive, buildArchive } from './testing/build-archive.js';
import { exampleLedger, LOG, WITNESS } from './testing/example-ledger.js';
import { hex } from './testing/hex.js';
import { vectors } from './testing/vectors.js';
import { headOf, verdicts, verify } from './testing/verify.js';
import { formatVerifierKey } from './verifier-key.js';

/** Golden files: `UPDATE_GOLDEN=1` writes them anew, everything else only compares. */
const FOLDER = join(process.cwd(), 'test/vectors');
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

/** An archive of 300 entries, cosigned, and what it was at 100. */
function archiveFiles(): Archive {
  const ledger = exampleLedger(300, 42);
  const archive = buildArchive(ledger, LOG);
  const { text, signatures } = parseNote(new TextDecoder().decode(archive.get('checkpoint')));
  const cosigned = [...signatures, cosignText(WITNESS, text, 1_764_000_000n)];
  const earlier = buildArchive(ledger.slice(0, 100), LOG).get('checkpoint')!;
  const files = new Map(archive).set(
    'checkpoint',
    utf8(formatNote({ text, signatures: cosigned })),
  );
  return new Map<string, Uint8Array>([
    ...[...files].map(([path, content]) => [`archive/${path}`, content] as const),
    ['earlier-checkpoint', earlier],
    ['log.vkey', utf8(formatVerifierKey(LOG.verifier))],
    ['witness.vkey', utf8(formatVerifierKey(WITNESS.verifier))],
  ]);
}

function write(): void {
  rmSync(join(FOLDER, 'archive'), { recursive: true, force: true });
  const texts = Object.entries(vectors()).map(([name, content]) => {
    return [name, utf8(`${JSON.stringify(content, null, 2)}\n`)] as const;
  });
  for (const [path, content] of [...texts, ...archiveFiles()]) {
    mkdirSync(dirname(join(FOLDER, path)), { recursive: true });
    writeFileSync(join(FOLDER, path), content);
  }
}

function onDisk(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, path)));
}

if (isUpdate) write();

describe('the published vectors', () => {
  it.each(Object.entries(vectors()))('%s are what the code makes', (name, content) => {
    expect(JSON.parse(new TextDecoder().decode(onDisk(name)))).toEqual(content);
  });

  it('hold the archive that the code makes', () => {
    const files = archiveFiles();
    const paths = globSync('archive/**', { cwd: FOLDER, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length + 1));
    expect(paths.toSorted()).toEqual(
      [...files.keys()].filter((path) => path.includes('/')).toSorted(),
    );
    for (const [path, content] of files) {
      expect([path, hex(onDisk(path))]).toEqual([path, hex(content)]);
    }
  });

  it('hold an archive that verifies', () => {
    const files = [...archiveFiles().keys()].filter((path) => path.startsWith('archive/'));
    const archive: Archive = new Map(
      files.map((path) => [path.slice('archive/'.length), onDisk(path)]),
    );
    const pinned = headOf(new Map([['checkpoint', onDisk('earlier-checkpoint')]]));
    expect(verdicts(verify(archive, { pinned }))).toEqual(['OK', 'REDACTED at 42', 'OK', 'OK']);
  });
});
