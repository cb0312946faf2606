// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '#platform';
import { createTestDatabase, type TestDatabase } from '#testing';
import { newAccessKey } from './access-key.js';
import { KeyStore } from './key-store.js';

const SCOPE = { ledgers: ['main'], environments: ['production'], sources: [] };
const START = Date.parse('2026-10-01T10:00:00Z');
const HOUR_MS = 3_600_000;

let own: TestDatabase;
let nowMs = START;

beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own?.drop());

const clock: Clock = { nowMs: () => nowMs };
const made = async (expiresAt: Date | null = null) => {
  nowMs = START;
  const store = new KeyStore(own.database, clock);
  const key = newAccessKey('auditor');
  await store.register(key, { scope: SCOPE, expiresAt });
  return { store, key, principal: { id: key.keyId, role: 'auditor', scope: SCOPE } };
};

describe('the key store', () => {
  it('knows a key with its role and scope, and no key that differs in one letter', async () => {
    const { store, key, principal } = await made();
    const letter = key.secret.endsWith('A') ? 'B' : 'A';
    expect(await store.principalOf(key.secret)).toEqual(principal);
    expect(await store.principalOf(key.secret.slice(0, -1) + letter)).toBeNull();
    expect(await store.principalOf(newAccessKey('auditor').secret)).toBeNull();
  });

  it('knows a key until it expires, and not at that moment', async () => {
    const { store, key, principal } = await made(new Date(START + HOUR_MS));
    nowMs = START + HOUR_MS - 1;
    expect(await store.principalOf(key.secret)).toEqual(principal);
    nowMs = START + HOUR_MS;
    expect(await store.principalOf(key.secret)).toBeNull();
    expect(await store.rotate(key.keyId, HOUR_MS)).toBeNull();
  });

  it('knows a revoked key no more, by neither of its secrets, and revokes it once', async () => {
    const { store, key } = await made();
    const second = (await store.rotate(key.keyId, HOUR_MS)) ?? '';
    expect([await store.revoke(key.keyId), await store.revoke(key.keyId)]).toEqual([true, false]);
    expect([await store.principalOf(key.secret), await store.principalOf(second)]).toEqual([
      null,
      null,
    ]);
  });

  it('knows the secret before the last rotation for as long as was asked', async () => {
    const { store, key, principal } = await made();
    const second = (await store.rotate(key.keyId, HOUR_MS)) ?? '';
    expect(await store.principalOf(key.secret)).toEqual(principal);
    expect(await store.principalOf(second)).toEqual(principal);
    nowMs = START + HOUR_MS;
    expect(await store.principalOf(key.secret)).toBeNull();
    expect(await store.principalOf(second)).toEqual(principal);
  });

  it('knows of the secrets before one alone', async () => {
    const { store, key } = await made();
    await store.rotate(key.keyId, HOUR_MS);
    await store.rotate(key.keyId, HOUR_MS);
    expect(await store.principalOf(key.secret)).toBeNull();
  });

  it('lists when a key was last used, to a minute', async () => {
    const { store, key } = await made();
    const usedAt = async () =>
      (await store.list()).find(({ keyId }) => keyId === key.keyId)?.lastUsedAt?.getTime();
    expect(await usedAt()).toBeUndefined();
    await store.principalOf(key.secret);
    nowMs = START + 59_000;
    await store.principalOf(key.secret);
    expect(await usedAt()).toBe(START);
    nowMs = START + 61_000;
    await store.principalOf(key.secret);
    expect(await usedAt()).toBe(START + 61_000);
  });

  it('keeps no secret: the whole table holds none of its random part', async () => {
    const { store, key } = await made();
    await store.rotate(key.keyId, HOUR_MS);
    const rows = await own.database.query<{ line: string }>(
      'SELECT access_key::text AS line FROM access_key',
    );
    const random = key.secret.slice(key.keyId.length + 1);
    expect(rows.some(({ line }) => line.includes(random))).toBe(false);
    expect(rows.some(({ line }) => line.includes(key.keyId))).toBe(true);
  });
});
