// SPDX-License-Identifier: Apache-2.0
import { fromBase64, toBase64 } from './base64.js';
import { concatBytes, utf8, viewOf } from './bytes.js';
import { ED25519_KEY_LENGTH } from './ed25519.js';
import { LedgerError } from './errors.js';
import type { Hashing } from './hash.js';

/** `log` signs checkpoints, `witness` cosigns them with the time (C2SP tlog-cosignature). */
export type KeyRole = 'log' | 'witness';

/** A public key that notes are verified with (C2SP signed-note). */
export interface VerifierKey {
  readonly name: string;
  readonly role: KeyRole;
  /** The first four bytes of SHA-256(name ‖ 0A ‖ algorithm ‖ public key), big-endian. */
  readonly id: number;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Makes a key of its parts; asks for the hash that its id is taken from. */
export function* verifierKey(parts: Omit<VerifierKey, 'id'>): Hashing<VerifierKey> {
  const { name, role, publicKey } = parts;
  if (!isKeyName(name)) throw new LedgerError('KEY_INVALID', `'${name}' is no key name`);
  const hash = yield [utf8(`${name}\n`), keyMaterial(role, publicKey)];
  return { name, role, id: viewOf(hash).getUint32(0), publicKey };
}

/**
 * Reads a key from its text `name+id+base64(algorithm ‖ public key)`; asks for one hash. Throws
 * LedgerError KEY_INVALID for another form, another algorithm, or an id that is not the key's.
 */
export function* readVerifierKey(text: string): Hashing<VerifierKey> {
  const [, name = '', id = '', material = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = fromBase64(material);
  const role = ROLES.find((known) => ALGORITHMS[known] === bytes?.[0]);
  if (bytes?.length !== 1 + ED25519_KEY_LENGTH || role === undefined) throw invalid();
  const key = yield* verifierKey({ name, role, publicKey: bytes.subarray(1) });
  if (key.id !== Number.parseInt(id, 16)) throw invalid();
  return key;
}

/** The text that `readVerifierKey` reads. */
export function formatVerifierKey({ name, role, id, publicKey }: VerifierKey): string {
  const hex = id.toString(16).padStart(8, '0');
  return `${name}+${hex}+${toBase64(keyMaterial(role, publicKey))}`;
}

/** Whether a name may stand in a key and a signature line: not empty, no space and no plus. */
export function isKeyName(name: string): boolean {
  return /^[^\s\u0085+]+$/u.test(name) && name.isWellFormed();
}

/** The bytes that C2SP assigned to the signature types. */
const ALGORITHMS = { log: 0x01, witness: 0x04 } as const satisfies Record<KeyRole, number>;
const ROLES = ['log', 'witness'] as const;

function keyMaterial(role: KeyRole, key: Uint8Array): Uint8Array {
  return concatBytes([Uint8Array.of(ALGORITHMS[role]), key]);
}

/** What was given is not repeated: it may be a private key. */
function invalid(): LedgerError {
  return new LedgerError('KEY_INVALID', 'no verifier key: name+id+base64');
}
