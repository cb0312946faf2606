// SPDX-License-Identifier: Apache-2.0
const UUID_OID = 2950;
const HEADER = 20;
const ELEMENT = 20;

/** 16-byte identities as one `uuid[]` parameter in PostgreSQL's binary format. */
export function uuidArray(identities: readonly Uint8Array[]): Buffer {
  const buffer = Buffer.alloc(HEADER + identities.length * ELEMENT);
  // one dimension, no nulls, element type, its length, lower bound 1
  [1, 0, UUID_OID, identities.length, 1].forEach((word, index) =>
    buffer.writeInt32BE(word, index * 4),
  );
  identities.forEach((identity, index) => {
    const at = HEADER + index * ELEMENT;
    buffer.writeInt32BE(16, at);
    buffer.set(identity, at + 4);
  });
  return buffer;
}

/** An identity as a key for maps: its bytes as characters, which costs least. */
export function identityKey(identity: Uint8Array): string {
  return Buffer.from(identity.buffer, identity.byteOffset, identity.length).toString('latin1');
}

/** The same key of an identity that PostgreSQL prints as a uuid. */
export function keyOfUuid(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('latin1');
}
