// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainIdOf, domainIdOfPullRequest } from './domain-id.js';

describe('a domain id', () => {
  it('is taken apart and decoded', () => {
    expect(domainIdOf('cdevents:v0:gitlab:my%20lab:acme:platform/back%2Fend:mr:a:b')).toEqual({
      provider: 'gitlab',
      providerId: 'my lab',
      namespace: 'acme',
      groups: ['platform', 'back/end'],
      type: 'mr',
      resourceId: 'a:b',
    });
  });

  it('may have no provider id and no groups', () => {
    expect(domainIdOf('cdevents:v0:datadog::prod::alert:98765')).toEqual({
      provider: 'datadog',
      providerId: '',
      namespace: 'prod',
      groups: [],
      type: 'alert',
      resourceId: '98765',
    });
  });

  it.each([
    '',
    'cdevents:v1:github::a:b:pr:1',
    'cdevents:v0:github::a:/b:pr:1',
    'cdevents:v0:a:b:c',
  ])('is none of %j', (text) => {
    expect(domainIdOf(text)).toBe(null);
  });

  it.each([
    ['https://github.com/acme/shop/pull/42', 'cdevents:v0:github::acme:shop:pr:42'],
    ['https://gitlab.com/acme/a/b/-/merge_requests/7', 'cdevents:v0:gitlab::acme:a/b:pr:7'],
    ['https://github.com/acme/shop/issues/42', null],
    ['https://github.com.evil.example/acme/shop/pull/42', null],
  ])('of the pull request %s is %s', (url, domainId) => {
    expect(domainIdOfPullRequest(url)).toBe(domainId);
  });

  it('gives back the parts that were encoded into it', () => {
    const part = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((text) => !/^[/]|[/]$/.test(text));
    const groups = fc.array(part, { maxLength: 3 });
    fc.assert(
      fc.property(part, groups, part, (namespace, names, resourceId) => {
        const path = names.map(encodeURIComponent).join('/');
        const text = `cdevents:v0:jira::${encodeURIComponent(namespace)}:${path}:issue:${encodeURIComponent(resourceId)}`;
        expect(domainIdOf(text)).toEqual({
          provider: 'jira',
          providerId: '',
          namespace,
          groups: names,
          type: 'issue',
          resourceId,
        });
      }),
    );
  });

  it('keeps a part that is wrongly encoded as it stands', () => {
    expect(domainIdOf('cdevents:v0:jira::50%:a:issue:%zz')).toMatchObject({
      namespace: '50%',
      resourceId: '%zz',
    });
  });
});
