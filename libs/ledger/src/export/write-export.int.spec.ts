// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';
import { answerLater } from '../domain/asking.js';
import { anyWitness } from '../domain/quorum.js';
import { verifyArchive, type VerifyRequest } from '../domain/verify-archive.js';
import { folderReader } from '../reading/folder-reader.js';
import { openArchive } from '../reading/open-archive.js';
import { readSigned } from '../seal/sealed-tree.js';
import { Sealing } from '../seal/testing/sealing.js';
import { writeExport } from './write-export.js';

let test: TestDatabase;
let sealing: Sealing;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
afterEach(() => sealing.close());

async function sealed(...steps: readonly number[]): Promise<void> {
  for (const more of steps) {
    await sealing.append(more);
    await sealing.seal.seal();
    await sealing.seal.catchUp();
  }
}

async function exported(from: number, to: number | null, pinned: readonly number[] = []) {
  const chunks: Uint8Array[] = [];
  const reader = folderReader(sealing.archiveFolder);
  const { range, size } = await writeExport({
    reader,
    range: { from, to },
    pinned,
    write: async (bytes) => void chunks.push(bytes),
    onProgress: () => undefined,
  });
  return { range, size, tar: Buffer.concat(chunks) };
}

async function verify(tar: Buffer, rest: Partial<VerifyRequest> = {}) {
  const path = join(sealing.folder, 'export.tar');
  await writeFile(path, tar);
  const keys = await sealing.parts.keys.verifiers(sealing.ledger);
  const quorum = anyWitness(keys);
  const request: VerifyRequest = { keys, quorum, pinned: null, depth: 'payloads', ...rest };
  const reader = await openArchive(path);
  const report = await answerLater(verifyArchive(request), (file) => reader.read(file));
  await reader.close();
  const { range, integrity, completeness, consistency } = report;
  return [range, integrity.kind, completeness.kind, consistency.kind];
}

describe('an export', () => {
  it('of any range is verified by itself, widened to whole bundles', async () => {
    sealing = await Sealing.found(test.database);
    await sealed(300, 400, 123);
    const ranges = [
      [0, null, 0, 823],
      [300, 301, 256, 512],
      [822, 823, 768, 823],
      [256, 512, 256, 512],
    ] as const;
    for (const [from, to, first, end] of ranges) {
      const { tar, range } = await exported(from, to);
      expect(range).toEqual({ from: first, to: end });
      expect(await verify(tar)).toEqual([range, 'OK', 'OK', 'UNANCHORED']);
    }
  });

  it('has the same bytes each time, and can be compared with an earlier checkpoint', async () => {
    sealing = await Sealing.found(test.database);
    await sealed(300);
    const pinned = readSigned(await sealing.note()).checkpoint;
    await sealed(700);
    const { tar } = await exported(512, 768, [300]);
    expect((await exported(512, 768, [300])).tar.equals(tar)).toBe(true);
    const range = { from: 512, to: 768 };
    expect(await verify(tar, { pinned })).toEqual([range, 'OK', 'OK', 'OK']);
  });

  it('proves the erasures of its range by their entries outside of it', async () => {
    sealing = await Sealing.found(test.database);
    await sealed(600);
    const act = { positions: ['7', '299'], basis: 'GDPR Art. 17' };
    await sealing.appendAct({ kind: 'erasure', act, payload: null });
    await sealed(10);
    const range = { from: 0, to: 256 };
    expect(await verify((await exported(0, 256)).tar)).toEqual([
      range,
      'OK',
      'REDACTED',
      'UNANCHORED',
    ]);
  });

  it('of nothing, or of what is not sealed yet, is refused', async () => {
    sealing = await Sealing.found(test.database);
    await sealed(10);
    for (const [from, to] of [
      [0, 11],
      [10, null],
      [5, 5],
    ] as const) {
      await expect(exported(from, to)).rejects.toMatchObject({ code: 'EXPORT_RANGE' });
    }
  });
});
