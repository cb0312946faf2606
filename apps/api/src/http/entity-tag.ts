// SPDX-License-Identifier: Apache-2.0
import { digestOf } from './content-digest.js';

/** A strong entity tag (RFC 9110 §8.8.3): the SHA-256 of the content. */
export function entityTagOf(content: Buffer): string {
  return `"${digestOf(content).toString('base64url')}"`;
}

/** Whether a header `If-None-Match` names the tag (RFC 9110 §13.1.2: by weak comparison). */
export function isMatched(header: string | undefined, tag: string): boolean {
  const named = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return named.includes(tag) || named.includes('*');
}
