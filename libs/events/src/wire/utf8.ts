// SPDX-License-Identifier: Apache-2.0

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text that the bytes spell, or null where they are not UTF-8; a byte order mark is kept. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
