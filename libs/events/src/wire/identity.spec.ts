// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityOf } from './identity.js';

const hex = (source: string, id: string): string =>
  Buffer.from(identityOf({ source, id })).toString('hex');

describe('identity', () => {
  it('is half a SHA-256 over source and id, each after its length in bytes', () => {
    const digest = createHash('sha256').update('6:/été5:a:1:b').digest();
    expect(hex('/été', 'a:1:b')).toBe(digest.toString('hex').slice(0, 32));
  });

  it('differs for any two pairs of source and id', () => {
    const text = fc.string({ maxLength: 6, unit: fc.constantFrom('1', '2', ':', 'é', 'a') });
    fc.assert(
      fc.property(text, text, text, text, (source, id, otherSource, otherId) => {
        const isSame = source === otherSource && id === otherId;
        expect(hex(source, id) === hex(otherSource, otherId)).toBe(isSame);
      }),
    );
  });
});
