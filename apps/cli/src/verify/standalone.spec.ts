// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf } from './testing/run-verify.js';
import { summary } from './summary.js';
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

const FILE = join(temporaryFolder(), 'verify.mjs');
const KEYS = ['--key', LOG_KEY, '--key', WITNESS_KEY, '--pinned', EARLIER];

/** The Node of this project, and the first other one on the path. */
const NODES = [process.execPath, ...otherNodes().slice(0, 1)];
if (NODES.length === 1) {
  process.stderr.write('SKIPPED: no other Node than 24 on the path to run verify.mjs with\n');
}

function otherNodes(): readonly string[] {
  const files = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return files.filter((file) => existsSync(file) && versionOf(file).startsWith('v20.'));
}

function versionOf(node: string): string {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout;
}

function run(node: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(node, [FILE, ...args], { encoding: 'utf8' });
  return [status, stdout, stderr];
}

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['apps/cli/bundle-verify.mjs', FILE], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
});

describe('verify.mjs', () => {
  it('imports nothing but modules of Node, opens no connection and writes no file', () => {
    const text = readFileSync(FILE, 'utf8');
    const imported = [...text.matchAll(/\bfrom ["']([^"']+)["']|\bimport\(|\brequire\(/g)];
    expect(new Set(imported.map(([, name]) => name))).toEqual(
      new Set(['node:crypto', 'node:fs/promises', 'node:path', 'node:util']),
    );
    expect(text).toContain("import { open, readFile, stat } from 'node:fs/promises';");
    expect(text).not.toMatch(/\bfetch\(|\beval\(|\bFunction\(|\bprocess\.env\b|\bchild_process\b/);
  });

  it('is short enough to be read', () => {
    const lines = readFileSync(FILE, 'utf8')
      .split('\n')
      .map((line) => line.trim());
    const code = lines.filter((line) => line !== '' && !/^(?:\/\/|\/\*|\*)/.test(line));
    expect(code.length).toBeLessThanOrEqual(950);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(125);
  });

  it.each(NODES)('finds what the command finds, under %s', { timeout: 60_000 }, async (node) => {
    const folder = exportFolder();
    const tar = tarOf(folder);
    const cut = join(temporaryFolder(), 'cut.tar');
    writeFileSync(cut, readFileSync(tar).subarray(0, 9000));
    const flipped = [
      ['checkpoint', 100],
      ['tile/0/000', 700],
      ['tile/entries/001.p/44', 900],
      ['payload/000', 600],
    ] as const;
    const targets = [
      ARCHIVE,
      folder,
      tar,
      cut,
      LOG_KEY,
      changedArchive('payload/001.p/44', () => null),
      ...flipped.map(([path, at]) => changedArchive(path, (bytes) => flip(bytes, at))),
    ];
    for (const target of targets) {
      const outcome = await outcomeOf(target, ...KEYS);
      expect(run(node, [target, ...KEYS])).toEqual([
        outcome.exitCode,
        summary(target, outcome.report),
        '',
      ]);
    }
  });

  it(
    'takes the options of the command, but for policies, URLs and --json',
    { timeout: 60_000 },
    () => {
      const key = ['--key', LOG_KEY];
      const runs = [
        [ARCHIVE, ...key, '--depth', 'entries'],
        ['nothing', ...key],
        [ARCHIVE, ...key, '--pinned', LOG_KEY],
        [ARCHIVE, '--key', 'PRIVATE+KEY+secret'],
        [ARCHIVE, ...key, '--json'],
        [ARCHIVE, ...key, '--depth', 'deep'],
        [ARCHIVE, '--key', WITNESS_KEY],
        [],
      ].map((args) => run(process.execPath, args));
      const usage = 'Usage: node verify.mjs TARGET --key KEY… [options]';
      expect(runs.map(([status, , stderr]) => [status, String(stderr).split('\n')[0]])).toEqual([
        [0, ''],
        [1, 'verify.mjs: nothing is no folder and no file to read'],
        [2, expect.stringContaining('no signed note')],
        [2, 'verify.mjs: no verifier key: name+id+base64'],
        [2, expect.stringContaining("Unknown option '--json'")],
        [2, usage],
        [2, usage],
        [2, usage],
      ]);
    },
  );
});
