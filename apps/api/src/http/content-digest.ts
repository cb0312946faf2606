// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';

const digests = new WeakMap<object, Buffer>();

/** The SHA-256 of what is sent; of the same bytes it is taken once. */
export function digestOf(content: string | Buffer): Buffer {
  if (typeof content === 'string') return hash('sha256', content, 'buffer');
  const known = digests.get(content) ?? hash('sha256', content, 'buffer');
  digests.set(content, known);
  return known;
}
