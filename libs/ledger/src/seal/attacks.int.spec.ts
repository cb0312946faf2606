// SPDX-License-Identifier: Apache-2.0
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';
import { rangeToBytes } from '../domain/compact-range.js';
import { parsePolicy } from '../domain/policy.js';
import { emptyEdge, growEdge } from '../domain/tree-edge.js';
import { leafHash } from '../domain/tree-hash.js';
import { readSigned } from './sealed-tree.js';
import { Sealing } from './testing/sealing.js';
import { WitnessServer } from './testing/witness-server.js';
import { Witnesses } from './witnesses.js';

// The attack table of the ledger's design, as a superuser of the database who disables triggers.

let test: TestDatabase;
let sealing: Sealing;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  sealing = await Sealing.found(test.database);
  await sealing.append(600);
  await sealing.seal.seal();
});
afterEach(() => sealing.close());

const at = (position: number) => `WHERE ledger = $ledger AND position = ${position}`;
const EDIT = `entry = set_byte(entry, 40, get_byte(entry, 40) # 1)`;

/** the head made to fit whatever entries there are now, as a careful forger would */
async function forgeHead(): Promise<void> {
  const rows = await test.database.query<{ entry: Buffer }>(
    'SELECT entry FROM ledger_entry WHERE ledger = $1 ORDER BY position',
    [sealing.ledger],
  );
  const { edge, full } = growEdge(
    emptyEdge(),
    rows.map(({ entry }) => leafHash(entry)),
  );
  const range = Buffer.from(rangeToBytes(edge.range)).toString('hex');
  await sealing.attack(
    `UPDATE ledger_head SET size = ${edge.size}, range = '\\x${range}' WHERE ledger = $ledger`,
    `DELETE FROM ledger_tile WHERE ledger = $ledger`,
    ...full.map(({ level, index, hashes, root }) => {
      const [tile, over] = [hashes, root].map((bytes) => Buffer.from(bytes).toString('hex'));
      return `INSERT INTO ledger_tile VALUES ($ledger, ${level}, ${index}, '\\x${tile}', '\\x${over}')`;
    }),
  );
}

const CUT = [
  `DELETE FROM ledger_entry WHERE ledger = $ledger AND position >= 500`,
  `DELETE FROM ledger_payload WHERE ledger = $ledger AND position >= 500`,
];

describe('what is done to a sealed ledger is found by whoever verifies it over HTTP', () => {
  it.each([
    ['an entry edited', 300, [`UPDATE ledger_entry SET ${EDIT} ${at(300)}`]],
    ['an entry at the edge edited', null, [`UPDATE ledger_entry SET ${EDIT} ${at(599)}`]],
    ['a payload edited', 17, [`UPDATE ledger_payload SET value = 'x' ${at(17)}`]],
    [
      'two payloads swapped',
      10,
      [
        `UPDATE ledger_payload SET position = -1 ${at(10)}`,
        `UPDATE ledger_payload SET position = 10 ${at(11)}`,
        `UPDATE ledger_payload SET position = 11 ${at(-1)}`,
      ],
    ],
    [
      'two entries swapped',
      20,
      [
        `UPDATE ledger_entry SET position = -1 ${at(20)}`,
        `UPDATE ledger_entry SET position = 20 ${at(21)}`,
        `UPDATE ledger_entry SET position = 21 ${at(-1)}`,
      ],
    ],
    [
      'an entry put in',
      30,
      [
        `UPDATE ledger_entry SET position = -position - 1 WHERE ledger = $ledger AND position >= 30`,
        `UPDATE ledger_entry SET position = -position WHERE ledger = $ledger AND position < 0`,
        `INSERT INTO ledger_entry SELECT ledger, 30, recorded_at, state, reason, entry
           FROM ledger_entry ${at(0)}`,
      ],
    ],
  ])('%s: TAMPERED at %s', async (_attack, position, statements) => {
    await sealing.attack(...statements);
    expect((await sealing.verifyDatabase()).integrity).toMatchObject({
      kind: 'TAMPERED',
      position,
    });
    // what was archived before is out of reach
    expect((await sealing.verify()).integrity.kind).toBe('OK');
  });

  it('a leaf in a stored tile edited', async () => {
    await sealing.attack(
      `UPDATE ledger_tile SET hashes = set_byte(hashes, 32 * 9, get_byte(hashes, 32 * 9) # 1)
        WHERE ledger = $ledger AND level = 0 AND index = 1`,
    );
    expect((await sealing.verifyDatabase()).integrity).toMatchObject({
      kind: 'TAMPERED',
      position: 256 + 9,
    });
  });

  it('the root of a stored tile edited', async () => {
    await sealing.attack(
      `UPDATE ledger_tile SET root = set_byte(root, 0, get_byte(root, 0) # 1)
        WHERE ledger = $ledger AND level = 0 AND index = 1`,
    );
    expect((await sealing.verifyDatabase()).integrity.kind).toBe('TAMPERED');
  });

  it('an entry deleted, a payload deleted', async () => {
    await sealing.attack(`DELETE FROM ledger_payload ${at(44)}`);
    expect((await sealing.verifyDatabase()).completeness).toMatchObject({
      kind: 'INCOMPLETE',
      position: 44,
    });
    await sealing.attack(`DELETE FROM ledger_entry ${at(44)}`);
    expect((await sealing.verifyDatabase()).completeness).toMatchObject({
      kind: 'INCOMPLETE',
      position: 0,
    });
  });

  it('an entry edited with all tiles and the head forged to fit: not the root that was signed', async () => {
    await sealing.attack(`UPDATE ledger_entry SET ${EDIT} ${at(300)}`);
    await forgeHead();
    expect((await sealing.verifyDatabase()).integrity.kind).toBe('TAMPERED');
    await expect(sealing.seal.seal()).rejects.toMatchObject({ code: 'TREE_DIFFERS' });
  });
});

describe('what is done before the seal makes the sealer refuse', () => {
  it('an entry edited: the position is named', async () => {
    await sealing.append(500);
    await sealing.attack(`UPDATE ledger_entry SET ${EDIT} ${at(700)}`);
    await expect(sealing.seal.seal()).rejects.toMatchObject({
      code: 'TREE_DIFFERS',
      message: expect.stringContaining('700'),
    });
    sealing.restart();
    await expect(sealing.seal.seal()).rejects.toMatchObject({ code: 'TREE_DIFFERS' });
    expect(readSigned(await sealing.note()).checkpoint.size).toBe(600n);
  });

  it('an entry deleted, a payload swapped', async () => {
    await sealing.append(3);
    await sealing.attack(`UPDATE ledger_payload SET value = 'x' ${at(601)}`);
    await expect(sealing.seal.seal()).rejects.toMatchObject({
      code: 'PAYLOAD_DIFFERS',
      message: expect.stringContaining('601'),
    });
    await sealing.attack(`DELETE FROM ledger_entry ${at(601)}`);
    await expect(sealing.seal.seal()).rejects.toMatchObject({
      code: 'TREE_DIFFERS',
      message: expect.stringContaining('601'),
    });
  });

  it('the tail cut, or an old backup restored: nothing is signed, and the size is named', async () => {
    await sealing.attack(...CUT);
    await forgeHead();
    for (const again of [false, true]) {
      if (again) sealing.restart();
      await expect(sealing.seal.seal()).rejects.toMatchObject({
        code: 'LEDGER_SHRANK',
        message: expect.stringMatching(/500.*600/),
      });
    }
  });

  it('an old backup that has grown beyond what was signed: another history', async () => {
    await sealing.attack(...CUT);
    await forgeHead();
    await sealing.append(300);
    await expect(sealing.seal.seal()).rejects.toMatchObject({ code: 'TREE_DIFFERS' });
    sealing.restart();
    await expect(sealing.seal.seal()).rejects.toMatchObject({ code: 'TREE_DIFFERS' });
  });

  it('memory and archive taken away while the database has checkpoints', async () => {
    await rm(sealing.archiveFolder, { recursive: true });
    const { ledger } = sealing;
    await rm(`${sealing.folder}/${ledger}/sealed`);
    sealing.restart();
    await expect(sealing.seal.seal()).rejects.toMatchObject({ code: 'MEMORY_MISSING' });
  });
});

describe('a history rewritten whole and signed again with the stolen key', () => {
  /** every trace of the history as it was is gone, but what others kept */
  async function rewrite(...statements: readonly string[]): Promise<void> {
    await sealing.attack(...statements, 'DELETE FROM ledger_checkpoint WHERE ledger = $ledger');
    await forgeHead();
    await rm(sealing.archiveFolder, { recursive: true });
    await rm(`${sealing.folder}/${sealing.ledger}/sealed`);
  }

  const ALTER = [
    `UPDATE ledger_entry SET ${EDIT} ${at(300)}`,
    `DELETE FROM ledger_payload ${at(300)}`,
  ];

  it('is caught by a checkpoint that anyone kept', async () => {
    const pinned = readSigned(await sealing.note()).checkpoint;
    await sealing.append(10);
    await rewrite(...ALTER);
    sealing.restart();
    await sealing.seal.seal();
    const report = await sealing.verify({ pinned, depth: 'entries' });
    expect(report.integrity.kind).toBe('OK');
    expect(report.consistency.kind).toBe('TAMPERED');
  });

  it('is not cosigned by a witness, nor is a shorter one', async () => {
    const witness = await WitnessServer.start(await sealing.parts.keys.verifiers(sealing.ledger));
    const policy = parsePolicy(`${witness.policyLine}\nquorum w1\n`);
    sealing.restart({ witnesses: new Witnesses(policy) });
    await sealing.seal.seal();
    expect(await sealing.seal.cosign()).toMatchObject({ hasQuorum: true });
    await sealing.append(10);
    await rewrite(...ALTER);
    sealing.restart({ witnesses: new Witnesses(policy) });
    await sealing.seal.seal();
    expect(await sealing.seal.cosign()).toMatchObject({
      hasQuorum: false,
      problems: { 'witness.example': expect.stringContaining('422') },
    });
    await rewrite(...CUT);
    sealing.restart({ witnesses: new Witnesses(policy) });
    await sealing.seal.seal();
    const refused = await sealing.seal.cosign();
    await witness.stop();
    expect(refused?.problems).toEqual({
      'witness.example': expect.stringContaining('another history'),
    });
  });

  it('with a key of the attacker is not signed by the log', async () => {
    const keys = await sealing.parts.keys.verifiers(sealing.ledger);
    const { keys: ring } = sealing.parts;
    await ring.remove(sealing.ledger, keys[0]!.id);
    await ring.add(sealing.ledger, ring.create(keys[0]!.name));
    await rewrite(...ALTER);
    sealing.restart();
    await sealing.seal.seal();
    expect((await sealing.verify({ keys, depth: 'entries' })).integrity.kind).toBe('UNANCHORED');
  });
});
