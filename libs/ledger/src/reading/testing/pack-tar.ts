// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from '../../domain/bytes.js';
import { formatTarHeader, TAR_BLOCK } from '../../domain/tar.js';

/** The files as one tar, in their order. */
export function packTar(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const members = [...files].flatMap(([path, content]) => [
    formatTarHeader({ path, size: content.length }),
    content,
    new Uint8Array((TAR_BLOCK - (content.length % TAR_BLOCK)) % TAR_BLOCK),
  ]);
  return concatBytes([...members, new Uint8Array(2 * TAR_BLOCK)]);
}
