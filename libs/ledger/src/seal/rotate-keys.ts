// SPDX-License-Identifier: Apache-2.0
import { type Clock, sleep } from '#platform';
import { formatVerifierKey } from '../domain/verifier-key.js';
import type { LedgerStore } from '../ledger-store.js';
import type { CheckpointStore } from '../postgres/checkpoint-store.js';
import type { KeyRing } from './key-ring.js';
import { SealError } from './seal-error.js';

/** What a change of keys works with. */
export interface KeyChange {
  readonly ledger: string;
  readonly store: LedgerStore;
  readonly checkpoints: CheckpointStore;
  readonly keys: KeyRing;
  readonly clock: Clock;
}

/**
 * Adds a signing key: an entry `key` announces it, then it signs beside the others, so that a
 * checkpoint of the old keys covers the announcement. Returns the new key's vkey.
 */
export async function addKey(change: KeyChange): Promise<string> {
  const { ledger, store, keys, checkpoints, clock } = change;
  const { origin } = await store.head(ledger);
  const key = keys.create(origin);
  const vkey = formatVerifierKey(key.verifier);
  await appendAct(store, ledger, { action: 'add', vkey });
  await keys.add(ledger, key);
  await checkpoints.noteKeys(ledger, [vkey], new Date(clock.nowMs()));
  return vkey;
}

/**
 * Retires a signing key, by its id in hex: an entry `key` says so, and once a checkpoint of that key
 * covers the entry the key is deleted. Returns the size of the last checkpoint that it signed. May
 * be repeated when no sealer was there. Throws SealError KEY_MISSING, KEY_UNUSABLE, SEAL_PENDING.
 */
export async function retireKey(
  change: KeyChange,
  keyId: string,
  patienceMs: number,
): Promise<number> {
  const { ledger, store, checkpoints, keys, clock } = change;
  const ring = await keys.verifiers(ledger);
  const key = ring.find(({ id }) => id.toString(16).padStart(8, '0') === keyId);
  if (key === undefined) {
    throw new SealError('KEY_MISSING', `ledger '${ledger}' is not signed with a key ${keyId}`);
  }
  if (ring.length === 1) {
    throw new SealError('KEY_UNUSABLE', `${keyId} is the only key: add another first`);
  }
  const vkey = formatVerifierKey(key);
  const listed = (await checkpoints.keys(ledger)).find((each) => each.vkey === vkey);
  if (!listed?.retiredAt) {
    await appendAct(store, ledger, { action: 'retire', vkey });
    await checkpoints.noteKeys(ledger, [vkey], new Date(clock.nowMs()));
    await checkpoints.retireKey(ledger, vkey, new Date(clock.nowMs()));
  }
  const { size } = await store.head(ledger);
  const finalSize = await sealedSize(change, size, patienceMs);
  await keys.remove(ledger, key.id);
  await checkpoints.noteFinalSize(ledger, vkey, finalSize);
  return finalSize;
}

async function appendAct(
  store: LedgerStore,
  ledger: string,
  act: Readonly<Record<string, string>>,
): Promise<void> {
  const entry = { kind: 'key', act, payload: null } as const;
  await store.append({ ledger, entries: [entry], isSameContent: () => false });
}

async function sealedSize(
  { ledger, checkpoints }: KeyChange,
  size: number,
  patienceMs: number,
): Promise<number> {
  for (let waited = 0; waited < patienceMs; waited += 200) {
    const newest = await checkpoints.find(ledger, null);
    if (newest !== null && newest.size >= size) return newest.size;
    await sleep(200);
  }
  throw new SealError(
    'SEAL_PENDING',
    `no checkpoint of ${size} entries yet: run this again when the role seal is running`,
  );
}
