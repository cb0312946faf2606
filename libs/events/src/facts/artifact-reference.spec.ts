// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { PackageURL } from 'packageurl-js';
import { describe, expect, it } from 'vitest';
import { artifactReferenceOf, digestOf } from './artifact-reference.js';

const HEX = '0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427';
const NOTHING = { name: null, version: null, tag: null, repositoryUrl: null };

describe('an artifact reference', () => {
  it.each([
    [
      `pkg:oci/shop@sha256%3A${HEX}?repository_url=ghcr.io%2Facme%2Fshop&tag=1.2`,
      {
        digest: `sha256:${HEX}`,
        name: 'pkg:oci/shop',
        version: `sha256:${HEX}`,
        tag: '1.2',
        repositoryUrl: 'ghcr.io/acme/shop',
      },
    ],
    [
      `pkg:oci/Shop@SHA256:${HEX.toUpperCase()}?arch=amd64`,
      { digest: `sha256:${HEX}`, name: 'pkg:oci/shop', version: `SHA256:${HEX.toUpperCase()}` },
    ],
    [
      'pkg:docker/acme/shop@1.2',
      { name: 'pkg:docker/acme/shop', version: '1.2', tag: '1.2', digest: null },
    ],
    [
      `pkg:maven/org.acme/shop@1.2?checksum=sha1:ad9503c3e994a4f611a4892f2e67ac82df727086,sha256:${HEX}`,
      { name: 'pkg:maven/org.acme/shop', version: '1.2', digest: `sha256:${HEX}` },
    ],
    [
      'pkg:golang/mygit.com/myorg/myapp@234fd47e07d1004f0aed9c',
      { name: 'pkg:golang/mygit.com/myorg/myapp', version: '234fd47e07d1004f0aed9c', digest: null },
    ],
    [
      'pkg:oci/shop@sha256%3A0b31b1c0',
      { name: 'pkg:oci/shop', version: 'sha256:0b31b1c0', digest: null },
    ],
  ])('takes %s apart', (text, parts) => {
    expect(artifactReferenceOf(text)).toEqual({ ...NOTHING, ...parts, text, isPurl: true });
  });

  it.each([
    [HEX, `sha256:${HEX}`],
    [`SHA256:${HEX.toUpperCase()}`, `sha256:${HEX}`],
    ['app:v1.0.0', null],
    ['pkg:oci', null],
    ['pkg:', null],
    ['', null],
    [`pkg:npm/a@1?x=%${'0'.repeat(5000)}`, null],
  ])('finds no package URL in %s', (text, digest) => {
    expect(artifactReferenceOf(text)).toEqual({ ...NOTHING, text, digest, isPurl: false });
  });

  it('of an image reads the short way what packageurl-js reads', () => {
    const part = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}$/);
    const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
    const path = fc.stringMatching(/^[a-z0-9.]{1,8}(?:(?:\/|%2F|:|%3A)[a-z0-9~_-]{1,5}){0,2}$/);
    const qualifiers = fc.tuple(fc.option(path), fc.option(part));
    fc.assert(
      fc.property(part, hex, qualifiers, fc.boolean(), (name, digest, [url, tag], isEncoded) => {
        const pairs = [
          url === null ? [] : [`repository_url=${url}`],
          tag === null ? [] : [`tag=${tag}`],
        ];
        const query = pairs.flat().join('&');
        const colon = isEncoded ? '%3A' : ':';
        const text = `pkg:oci/${name}@sha256${colon}${digest}${query === '' ? '' : `?${query}`}`;
        const purl = PackageURL.fromString(text);
        expect(artifactReferenceOf(text)).toEqual({
          text,
          isPurl: true,
          digest: purl.version,
          name: `pkg:oci/${purl.name}`,
          version: purl.version,
          tag: purl.qualifiers?.['tag'] ?? null,
          repositoryUrl: purl.qualifiers?.['repository_url'] ?? null,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('of any text is a value', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `pkg:${rest}`),
    );
    fc.assert(
      fc.property(text, (any) => {
        expect(artifactReferenceOf(any).text).toBe(any);
      }),
    );
  });
});

describe('a digest', () => {
  it.each([
    [`sha512:${HEX}${HEX}`, `sha512:${HEX}${HEX}`],
    [`sha384:${HEX}${HEX.slice(32)}`, `sha384:${HEX}${HEX.slice(32)}`],
    [`md5:${HEX.slice(32)}`, null],
    [HEX.slice(1), null],
    [`sha256:${HEX}0`, null],
    [`sha256:${HEX}\n`, null],
  ])('of %s is %s', (text, digest) => {
    expect(digestOf(text)).toBe(digest);
  });
});
