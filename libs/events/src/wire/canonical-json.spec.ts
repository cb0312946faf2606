// SPDX-License-Identifier: Apache-2.0
import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('is what the npm package canonicalize writes, for all that RFC 8785 allows', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('orders keys by UTF-16 code units and keeps what looks like a prototype', () => {
    const value: unknown = JSON.parse(
      String.raw`{"\ufb33":1,"\ud83d\ude00":2,"\u20ac":3,"\r":4,"1":5,"\u0080":6,"__proto__":7}`,
    );
    expect(canonicalJson(value)).toBe(
      `{"\\r":4,"1":5,"__proto__":7,"\u0080":6,"\u20ac":3,"\u{1f600}":2,"\ufb33":1}`,
    );
  });

  it('writes numbers as ECMAScript does', () => {
    const value: unknown = JSON.parse('[-0,1.0,1e2,1e21,1e-7,0.1,333333333.33333329,5e-324]');
    expect(canonicalJson(value)).toBe('[0,1,100,1e+21,1e-7,0.1,333333333.3333333,5e-324]');
  });

  it('writes what RFC 8785 refuses like nothing else', () => {
    const value: unknown = JSON.parse(String.raw`["\ud800","\\ud800","\ufffd",1e400,-1e400,null]`);
    expect(canonicalJson(value)).toBe(`["\\ud800","\\\\ud800","\ufffd",Infinity,-Infinity,null]`);
  });
});
