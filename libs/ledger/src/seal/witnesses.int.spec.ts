// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';
import { parsePolicy, policyKeys } from '../domain/policy.js';
import { Sealing } from './testing/sealing.js';
import { WitnessServer } from './testing/witness-server.js';
import { Witnesses } from './witnesses.js';

let test: TestDatabase;
let sealing: Sealing;
let witness: WitnessServer;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  sealing = await Sealing.found(test.database);
  witness = await WitnessServer.start(await sealing.parts.keys.verifiers(sealing.ledger));
});
afterEach(async () => {
  await witness.stop();
  await sealing.close();
});

const policy = () => parsePolicy(`${witness.policyLine}\nquorum w1\n`);
const restart = (isStrict: boolean) =>
  sealing.restart({ witnesses: new Witnesses(policy()), isStrict });

async function timeVerdict() {
  const { witnesses, quorum } = policy();
  const logs = await sealing.parts.keys.verifiers(sealing.ledger);
  const keys = [...logs, ...witnesses.map(({ key }) => key)];
  return (await sealing.verify({ keys, quorum })).time.kind;
}

describe('witnesses', () => {
  it('cosign each checkpoint after it was published, with a proof from the one before', async () => {
    restart(false);
    for (const more of [1, 255, 300]) {
      await sealing.append(more);
      await sealing.seal.seal();
      expect(await timeVerdict()).toBe('UNANCHORED');
      expect(await sealing.seal.cosign()).toMatchObject({ hasQuorum: true, problems: {} });
      expect(await timeVerdict()).toBe('OK');
    }
    const found = await sealing.checkpoints.find(sealing.ledger, null);
    expect(found?.note).toBe(await sealing.note());
    expect(found?.cosignedAt).not.toBeNull();
  });

  it('are asked again from where they stand when the sealer does not know any more', async () => {
    restart(false);
    await sealing.append(10);
    await sealing.seal.seal();
    await sealing.seal.cosign();
    restart(false);
    await sealing.append(10);
    await sealing.seal.seal();
    expect(await sealing.seal.cosign()).toMatchObject({ hasQuorum: true });
    expect(witness.asked).toBe(3);
  });

  it('in strict mode come before publication', async () => {
    restart(true);
    await sealing.append(10);
    await witness.stop();
    await sealing.seal.seal();
    expect(await sealing.checkpoints.find(sealing.ledger, null)).toBeNull();
    expect(await sealing.parts.archive.read('checkpoint')).toBeNull();
    witness = await WitnessServer.start(await sealing.parts.keys.verifiers(sealing.ledger));
    restart(true);
    await sealing.seal.seal();
    expect(await timeVerdict()).toBe('OK');
    expect((await sealing.checkpoints.find(sealing.ledger, null))?.cosignedAt).not.toBeNull();
  });

  it('that answer with the signature of another are not believed', async () => {
    const other = await WitnessServer.start(await sealing.parts.keys.verifiers(sealing.ledger));
    const line = witness.policyLine.replace(witness.url, other.url);
    const witnesses = new Witnesses(parsePolicy(`${line}\nquorum w1\n`));
    expect(policyKeys(policy()).length).toBe(1);
    sealing.restart({ witnesses });
    await sealing.append(1);
    await sealing.seal.seal();
    const cosigned = await sealing.seal.cosign();
    await other.stop();
    expect(cosigned?.hasQuorum).toBe(false);
    expect(Object.values(cosigned?.problems ?? {})).toEqual([
      expect.stringContaining('cosignature that does not hold'),
    ]);
  });
});
