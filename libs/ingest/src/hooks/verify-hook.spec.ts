// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type HookSource, parseHookSources, verifyHook } from '#ingest';

const body = Buffer.from('{"action":"opened"}');
const hmac = (secret: string, encoding: 'hex' | 'base64' = 'hex', algorithm = 'sha256') =>
  createHmac(algorithm, secret).update(body).digest(encoding);

const sources = parseHookSources(`
github: { kind: github, secrets: [new-secret, old-secret] }
gitlab: { kind: gitlab, secrets: [gitlab-token] }
octopus: { kind: hmac, secrets: [octo-secret], header: x-octo, algorithm: sha512, encoding: base64, prefix: "v1=" }
argocd: { kind: bearer }
`);
const source = (name: string) => sources.get(name) as HookSource;
const verdict = (name: string, headers: Readonly<Record<string, string>>) =>
  verifyHook(source(name), headers, body).kind;

describe('a webhook', () => {
  // https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries, its test vector
  it('is signed as GitHub documents', () => {
    const secrets = ["It's a Secret to Everybody"];
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
    const headers = { 'x-hub-signature-256': signature };
    const verified = verifyHook({ kind: 'github', secrets }, headers, Buffer.from('Hello, World!'));
    expect(verified).toEqual({ kind: 'genuine' });
  });

  it.each([
    ['github', { 'x-hub-signature-256': `sha256=${hmac('new-secret')}` }, 'genuine'],
    ['github', { 'x-hub-signature-256': `sha256=${hmac('old-secret')}` }, 'genuine'],
    ['github', { 'x-hub-signature-256': `sha256=${hmac('other')}` }, 'refused'],
    ['github', { 'x-hub-signature-256': hmac('new-secret') }, 'refused'],
    ['github', { 'x-hub-signature': `sha1=${hmac('new-secret', 'hex', 'sha1')}` }, 'refused'],
    ['github', {}, 'refused'],
    ['gitlab', { 'x-gitlab-token': 'gitlab-token' }, 'genuine'],
    ['gitlab', { 'x-gitlab-token': 'gitlab-toke' }, 'refused'],
    ['gitlab', { 'x-gitlab-token': '' }, 'refused'],
    ['gitlab', {}, 'refused'],
    ['octopus', { 'x-octo': `v1=${hmac('octo-secret', 'base64', 'sha512')}` }, 'genuine'],
    ['octopus', { 'x-octo': `v1=${hmac('octo-secret')}` }, 'refused'],
    ['argocd', {}, 'bearer'],
  ])('of %s with %o is %s', (name, headers, expected) => {
    expect(verdict(name, headers as Record<string, string>)).toBe(expected);
  });

  it('whose body was altered is refused', () => {
    const headers = { 'x-hub-signature-256': `sha256=${hmac('new-secret')}` };
    expect(verifyHook(source('github'), headers, Buffer.from('{}')).kind).toBe('refused');
  });

  it.each([
    ['no YAML', 'a: [', 'LEDGER_HOOKS is not YAML'],
    ['an unknown kind', 'a: { kind: carrier-pigeon }', 'kind'],
    ['a short secret', 'a: { kind: github, secrets: [x4711] }', 'a.secrets.0'],
    ['a misspelt key', 'a: { kind: github, secrets: [long-enough], ledgr: x }', 'ledgr'],
    ['a name that is no path', '"../a": { kind: bearer }', '../a'],
  ])(
    'comes from no source that is told with %s, and the message holds no secret',
    (_, text, words) => {
      const read = () => parseHookSources(text);
      expect(read).toThrow(words);
      expect(read).not.toThrow('4711');
    },
  );

  it('may come from nobody', () => {
    expect(parseHookSources('').size).toBe(0);
  });
});
