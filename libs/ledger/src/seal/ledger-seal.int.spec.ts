// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';
import { parseCheckpoint } from '../domain/checkpoint.js';
import { formatSignatures, parseNote } from '../domain/note.js';
import { isSignedByLog, openCheckpoint } from '../domain/open-checkpoint.js';
import { originOf, Sealing } from './testing/sealing.js';

let test: TestDatabase;
let sealing: Sealing;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
afterEach(() => sealing.close());

const verdicts = async () => {
  const { integrity, completeness } = await sealing.verify();
  return { integrity: integrity.kind, completeness: completeness.kind };
};
const HOLDS = { integrity: 'OK', completeness: 'OK' };
const sizeOf = (note: string) => Number(parseCheckpoint(parseNote(note).text).size);

/** every file of a folder by its path */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((each) => each.isFile());
  const contents = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length + 1), (await readFile(path)).toString('hex')] as const;
  });
  return new Map(await Promise.all(contents));
}

describe('sealing a ledger', () => {
  it('publishes one signed checkpoint to archive, database, memory and the topic', async () => {
    sealing = await Sealing.found(test.database);
    await sealing.append(300);
    expect(await sealing.seal.seal()).toBe(true);
    await sealing.seal.catchUp();
    const note = await sealing.note();
    const opened = openCheckpoint(note, await sealing.parts.keys.verifiers(sealing.ledger));
    expect(opened).toMatchObject({
      kind: 'opened',
      checkpoint: { origin: originOf(sealing.ledger), size: 300n },
    });
    expect(opened.kind === 'opened' && isSignedByLog(opened.checkpoint, opened.signatures)).toBe(
      true,
    );
    expect(await sealing.checkpoints.find(sealing.ledger, null)).toMatchObject({
      size: 300,
      note,
      announced: true,
    });
    expect(await sealing.parts.memory.recall(sealing.ledger)).toBe(note);
    expect(sealing.announced).toEqual([note]);
    expect(await verdicts()).toEqual(HOLDS);
  });

  it('publishes nothing new without growth, and nothing at all for an empty ledger', async () => {
    sealing = await Sealing.found(test.database);
    expect(await sealing.seal.seal()).toBe(false);
    expect(await sealing.checkpoints.find(sealing.ledger, null)).toBeNull();
    await sealing.append(1);
    await sealing.seal.seal();
    await sealing.seal.catchUp();
    expect(await sealing.seal.seal()).toBe(false);
    await sealing.seal.catchUp();
    expect(sealing.announced.length).toBe(1);
  });

  it('keeps the archive whole through growth of every kind, and drops what full files replace', async () => {
    sealing = await Sealing.found(test.database);
    let size = 0;
    for (const more of [1, 1, 253, 1, 1, 255, 512, 300, 2_500]) {
      await sealing.append(more);
      size += more;
      await sealing.seal.seal();
      expect(sizeOf(await sealing.note())).toBe(size);
      expect(await verdicts()).toEqual(HOLDS);
    }
    const paths = [...(await filesIn(sealing.archiveFolder)).keys()];
    const partial = paths
      .filter((path) => path.includes('.p/'))
      .map((path) => path.split('.p/')[0]);
    const index = `0${Math.floor(size / 256)}`;
    expect(new Set(partial)).toEqual(
      new Set([`tile/0/${index}`, `tile/entries/${index}`, `payload/${index}`, 'tile/1/000']),
    );
  });

  it('goes on after a restart, from the archive alone', async () => {
    sealing = await Sealing.found(test.database);
    await sealing.append(700);
    await sealing.seal.seal();
    sealing.restart();
    await sealing.append(100);
    await sealing.seal.seal();
    expect(sizeOf(await sealing.note())).toBe(800);
    expect(await verdicts()).toEqual(HOLDS);
  });

  it('writes a lost archive again, byte for byte', async () => {
    sealing = await Sealing.found(test.database);
    await sealing.append(1_000);
    await sealing.seal.seal();
    const before = await filesIn(sealing.archiveFolder);
    await rm(sealing.archiveFolder, { recursive: true });
    sealing.restart();
    await sealing.seal.seal();
    expect(await filesIn(sealing.archiveFolder)).toEqual(before);
  });

  it('announces later what the broker did not take', async () => {
    sealing = await Sealing.found(test.database);
    sealing.restart({ announce: () => Promise.reject(new Error('no broker')) });
    await sealing.append(3);
    await sealing.seal.seal();
    await expect(sealing.seal.catchUp()).rejects.toThrow('no broker');
    sealing.restart();
    await sealing.seal.seal();
    await sealing.seal.catchUp();
    expect(sealing.announced.map(sizeOf)).toEqual([3]);
  });

  it('signs with every key of the ring, so that a key can be replaced', async () => {
    sealing = await Sealing.found(test.database);
    const { keys } = sealing.parts;
    await keys.add(sealing.ledger, keys.create(originOf(sealing.ledger)));
    await sealing.append(1);
    await sealing.seal.seal();
    const { signatures } = parseNote(await sealing.note());
    expect(formatSignatures(signatures).split('\n').length).toBe(3);
    const [old, young] = await keys.verifiers(sealing.ledger);
    for (const key of [old!, young!]) {
      expect((await sealing.verify({ keys: [key] })).integrity.kind).toBe('OK');
    }
    await keys.remove(sealing.ledger, old!.id);
    await sealing.append(1);
    await sealing.seal.seal();
    expect((await sealing.verify({ keys: [old!] })).integrity.kind).toBe('UNANCHORED');
  });
});

describe('an erasure', () => {
  it('takes payload and salt from the database and from every file of the archive', async () => {
    sealing = await Sealing.found(test.database);
    for (const more of [100, 100, 100]) {
      await sealing.append(more);
      await sealing.seal.seal();
    }
    const act = { positions: ['7', '299'], basis: 'GDPR Art. 17' };
    const erasure = await sealing.appendAct({ kind: 'erasure', act, payload: null });
    await sealing.seal.seal();
    await sealing.seal.catchUp();
    const { integrity, completeness } = await sealing.verify();
    expect(integrity.kind).toBe('OK');
    expect(completeness).toMatchObject({ kind: 'REDACTED', position: 7 });
    const gone = Buffer.from('value of e8').toString('hex');
    const files = await filesIn(sealing.archiveFolder);
    expect(
      [...files].filter(([, bytes]) => bytes.includes(`${gone}01`)).map(([path]) => path),
    ).toEqual([]);
    const rows = await test.database.query(
      'SELECT position FROM ledger_payload WHERE ledger = $1 AND position = ANY ($2)',
      [sealing.ledger, [7, 299]],
    );
    expect(rows).toEqual([]);
    expect(
      await test.database.query(
        `SELECT position, erasure, archived FROM ledger_erasure WHERE ledger = $1 ORDER BY 1`,
        [sealing.ledger],
      ),
    ).toEqual([7, 299].map((position) => ({ position, erasure, archived: true })));
  });

  it('of a payload without an entry that says so is refused by the database', async () => {
    sealing = await Sealing.found(test.database);
    await sealing.append(2);
    const erase = (position: number, erasure: number) =>
      test.database.query(
        'INSERT INTO ledger_erasure (ledger, position, erasure) VALUES ($1, $2, $3)',
        [sealing.ledger, position, erasure],
      );
    await expect(erase(0, 1)).rejects.toThrow('does not erase');
    await expect(
      test.database.query('DELETE FROM ledger_payload WHERE ledger = $1', [sealing.ledger]),
    ).rejects.toThrow('append-only');
  });
});
