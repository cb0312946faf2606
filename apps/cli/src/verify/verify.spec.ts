// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatVerifierKey, signerKey } from '#ledger';
import { failureOf, verdictsOf } from './testing/run-verify.js';
import {
  ARCHIVE,
  changedArchive,
  EARLIER,
  exportFolder,
  flip,
  LOG_KEY,
  tarOf,
  temporaryFolder,
  WITNESS_KEY,
} from './testing/vectors.js';

const FOLDER = temporaryFolder();
const log = readFileSync(LOG_KEY, 'utf8');
const witness = readFileSync(WITNESS_KEY, 'utf8');
const other = formatVerifierKey(
  signerKey('ledger.example.com/other', 'log', new Uint8Array(32).fill(3)).verifier,
);

function write(name: string, text: string): string {
  writeFileSync(join(FOLDER, name), text);
  return join(FOLDER, name);
}

const POLICY = write('policy', `log ${log}\nwitness W1 ${witness}\nquorum W1\n`);
const NOBODY = write('nobody', 'quorum none\n');

describe('change-ledger verify', () => {
  it('finds the published archive sound, as far as others vouch for it', async () => {
    const key = ['--key', LOG_KEY];
    const found = await Promise.all([
      verdictsOf(ARCHIVE, ...key),
      verdictsOf(ARCHIVE, '--key', log, '--depth', 'entries'),
      verdictsOf(ARCHIVE, ...key, '--key', witness),
      verdictsOf(ARCHIVE, ...key, '--pinned', EARLIER),
      verdictsOf('--policy', POLICY, '--pinned', EARLIER, ARCHIVE),
      verdictsOf(ARCHIVE, ...key, '--policy', NOBODY),
    ]);
    expect(found).toEqual([
      [0, 'OK', 'REDACTED at 42', 'UNANCHORED', 'UNANCHORED'],
      [0, 'OK', 'OK', 'UNANCHORED', 'UNANCHORED'],
      [0, 'OK', 'REDACTED at 42', 'OK', 'UNANCHORED'],
      [0, 'OK', 'REDACTED at 42', 'UNANCHORED', 'OK'],
      [0, 'OK', 'REDACTED at 42', 'OK', 'OK'],
      [0, 'OK', 'REDACTED at 42', 'UNANCHORED', 'UNANCHORED'],
    ]);
  });

  it('finds an export sound as a folder and as a tar', async () => {
    const folder = exportFolder();
    const args = ['--key', LOG_KEY, '--pinned', EARLIER];
    const found = await Promise.all([
      verdictsOf(folder, ...args),
      verdictsOf(tarOf(folder), ...args),
    ]);
    expect(found).toEqual([
      [0, 'OK', 'OK', 'UNANCHORED', 'OK'],
      [0, 'OK', 'OK', 'UNANCHORED', 'OK'],
    ]);
  });

  it('has an exit code of its own for each verdict', async () => {
    const bad = Buffer.from('nothing');
    const found = await Promise.all(
      [
        changedArchive('tile/entries/000', (bytes) => flip(bytes, 5000)),
        changedArchive('payload/000', () => null),
        changedArchive('checkpoint', () => bad),
        changedArchive('checkpoint', (bytes) => bytes.subarray(0, bytes.lastIndexOf('— witness'))),
      ].map((folder) => verdictsOf(folder, '--policy', POLICY)),
    );
    expect(found).toEqual([
      [6, 'TAMPERED at 13', 'REDACTED at 42', 'OK', 'UNANCHORED'],
      [5, 'OK', 'INCOMPLETE at 1', 'OK', 'UNANCHORED'],
      [4, 'UNKNOWN-FORMAT', 'UNANCHORED', 'UNANCHORED', 'UNANCHORED'],
      [3, 'OK', 'REDACTED at 42', 'UNANCHORED', 'UNANCHORED'],
    ]);
  });

  it('is not content with a signature that no key given made', async () => {
    expect(await verdictsOf(ARCHIVE, '--key', other)).toEqual([
      3,
      'UNANCHORED',
      'REDACTED at 42',
      'UNANCHORED',
      'UNANCHORED',
    ]);
  });

  it('is content with either key while the log signs with two', async () => {
    const keys = write('keys', `# old and new\n${log}\n\n${other}\n`);
    expect(await verdictsOf(ARCHIVE, '--key', keys)).toEqual([
      0,
      'OK',
      'REDACTED at 42',
      'UNANCHORED',
      'UNANCHORED',
    ]);
  });

  it('gives a verdict on a file that is no export, or only its beginning', async () => {
    const tar = readFileSync(tarOf(exportFolder()));
    const cut = join(FOLDER, 'cut.tar');
    writeFileSync(cut, tar.subarray(0, 9000));
    const found = await Promise.all(
      [cut, POLICY].map((file) => verdictsOf(file, '--key', LOG_KEY)),
    );
    const none = ['UNANCHORED', 'UNANCHORED', 'UNANCHORED'];
    expect(found).toEqual([
      [5, 'INCOMPLETE', ...none],
      [4, 'UNKNOWN-FORMAT', ...none],
    ]);
  });
});

describe('change-ledger verify, misused,', () => {
  const privateKey = 'PRIVATE+KEY+x+00000000+AQ==';
  it.each([
    ['without a target', ['--key', log], 'give one TARGET'],
    ['with two targets', ['a', 'b', '--key', log], 'give one TARGET'],
    ['without a key', [ARCHIVE], 'give a --key of the log'],
    ['with a witness’s key alone', [ARCHIVE, '--key', witness], 'none of the keys is a log’s'],
    [
      'with an unknown depth',
      [ARCHIVE, '--key', log, '--depth', 'deep'],
      "--depth is entries or payloads, not 'deep'",
    ],
    ['with a private key', [ARCHIVE, '--key', privateKey], 'no verifier key: name+id+base64'],
    ['with a file of other things', [ARCHIVE, '--key', NOBODY], 'no verifier key: name+id+base64'],
    [
      'with a policy that is none',
      [ARCHIVE, '--policy', LOG_KEY],
      `line 1 of the policy: '${log}' is none of log, witness, group, quorum`,
    ],
    ['with a policy that is not there', [ARCHIVE, '--policy', 'nothing'], 'nothing cannot be read'],
    [
      'with an earlier checkpoint that is none',
      [ARCHIVE, '--key', log, '--pinned', NOBODY],
      `${NOBODY}: no signed note: "quorum none\\n"`,
    ],
  ])('%s ends with 2', async (_what, args, reason) => {
    expect(await failureOf(...args)).toEqual([2, `${reason} (try --help)`]);
  });

  it('with an option that there is not ends with 2', async () => {
    const [code, message] = await failureOf(ARCHIVE, '--keys', log);
    expect([code, message]).toEqual([2, expect.stringContaining("Unknown option '--keys'")]);
  });

  it('with an earlier checkpoint that is forged ends with 2', async () => {
    const forged = write('forged', readFileSync(EARLIER, 'utf8').replace('\n100\n', '\n101\n'));
    const args = [ARCHIVE, '--key', log, '--pinned', forged];
    expect(await failureOf(...args)).toEqual([
      2,
      `${forged}: its signature does not hold (try --help)`,
    ]);
  });

  it('on a target that is not there ends with 1: there is no verdict', async () => {
    expect(await failureOf('nothing', '--key', log)).toEqual([
      1,
      'nothing is no folder and no file to read',
    ]);
  });
});
