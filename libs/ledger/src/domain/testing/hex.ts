// SPDX-License-Identifier: Apache-2.0

/** Bytes as text that a failing test can show. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
