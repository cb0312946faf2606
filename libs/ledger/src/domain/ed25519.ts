// SPDX-License-Identifier: Apache-2.0

/** A question to the platform's cryptography: does this Ed25519 signature hold (RFC 8032)? */
export interface SignatureQuestion {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  /** 64 bytes in a signature that holds. */
  readonly signature: Uint8Array;
}

export const ED25519_KEY_LENGTH = 32;
