// SPDX-License-Identifier: Apache-2.0
import { binaryArray } from './binary-array.js';

/** 16-byte identities as one `uuid[]` parameter in PostgreSQL's binary format. */
export function uuidArray(identities: readonly Uint8Array[]): Buffer {
  return binaryArray({ oid: UUID_OID, size: 16 }, identities, (buffer, identity, at) =>
    buffer.set(identity, at),
  );
}

const UUID_OID = 2950;

/** An identity as a key for maps: its bytes as characters, which costs least. */
export function identityKey(identity: Uint8Array): string {
  const { buffer, byteOffset, length } = identity;
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

/** The same key of an identity that PostgreSQL prints as a uuid. */
export function keyOfUuid(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('latin1');
}
