// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '#platform';
import { type OpenIdProvider, startOpenIdProvider } from '#testing';
import { AccessTokens } from './access-tokens.js';
import { type OidcSettings, parseOidcSettings } from './oidc-settings.js';

const HOUR_MS = 3_600_000;
const AUDITORS = { ledgers: ['main'], environments: ['production'], sources: [] };

let provider: OpenIdProvider;
let nowMs = Date.now();
const clock: Clock = { nowMs: () => nowMs };

beforeAll(async () => {
  provider = await startOpenIdProvider();
});
afterAll(() => provider?.stop());

const settings = (extra = ''): OidcSettings => {
  const read = parseOidcSettings(`
issuer: ${provider.issuer}
audience: ${provider.audience}
claim: scope
${extra}
grants:
  - { value: auditors, role: auditor, ledgers: [main], environments: [production] }
  - { value: publishers, role: publisher, sources: [https://ci.example] }
`);
  if (read === null) throw new Error('no settings');
  return read;
};
const ignore = () => undefined;
const tokens = () => new AccessTokens(settings(), clock, ignore);
const claims = (extra: JWTPayload = {}): JWTPayload => ({
  iss: provider.issuer,
  aud: provider.audience,
  sub: 'someone',
  scope: 'auditors',
  exp: Math.floor(nowMs / 1_000) + 60,
  ...extra,
});
const withoutEnd = (): JWTPayload => {
  const { exp: _, ...rest } = claims();
  return rest;
};
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = () => Math.floor(nowMs / 1_000);

describe('a token of the provider', () => {
  it('stands for its subject, with what the first fitting grant allows', async () => {
    expect(await tokens().judge(await provider.token('auditors'))).toEqual({
      kind: 'known',
      principal: { id: 'oidc:a-client', role: 'auditor', scope: AUDITORS },
    });
    expect(await tokens().judge(await provider.token('publishers nobodies'))).toMatchObject({
      kind: 'known',
      principal: { role: 'publisher', scope: { ledgers: ['*'], sources: ['https://ci.example'] } },
    });
  });

  it('of a person who has logged in and consented (authorization code, PKCE)', async () => {
    expect(await tokens().judge(await provider.personToken('auditors', 'ann'))).toEqual({
      kind: 'known',
      principal: { id: 'oidc:ann', role: 'auditor', scope: AUDITORS },
    });
  });

  it('that no grant knows is good and allows nothing', async () => {
    expect(await tokens().judge(await provider.token('nobodies'))).toEqual({ kind: 'ungranted' });
  });

  it.each([
    ['a name', 'groups', { groups: ['x', 'auditors'] }],
    ['a path', 'realm_access.roles', { realm_access: { roles: ['auditors'] } }],
    ['a name that has dots', 'https://x.example/roles', { 'https://x.example/roles': 'auditors' }],
  ])('grants by a claim that is %s', async (_, claim, extra) => {
    const own = new AccessTokens({ ...settings(), claim }, clock, ignore);
    const token = await provider.sign(claims({ scope: '', ...extra }));
    expect((await own.judge(token)).kind).toBe('known');
  });

  it('is taken a few seconds after it has expired, for clocks differ, and no later', async () => {
    const judged = async (exp: number) =>
      (await tokens().judge(await provider.sign(claims({ exp })))).kind;
    expect([await judged(seconds() - 3), await judged(seconds() - 7)]).toEqual([
      'known',
      'refused',
    ]);
  });
});

describe('when the provider signs with another key', () => {
  it('its tokens are taken as soon as its keys are asked for again, and those of the key before not', async () => {
    const own = await startOpenIdProvider();
    const judge = new AccessTokens({ ...settings(), issuer: own.issuer }, clock, ignore);
    const kindOf = async (token: string) => (await judge.judge(token)).kind;
    const before = await own.token('auditors');
    expect(await kindOf(before)).toBe('known');
    await own.rotate();
    const after = await own.token('auditors');
    // a key that nobody knows does not make us ask more often than twice a minute
    expect([await kindOf(before), await kindOf(after)]).toEqual(['known', 'refused']);
    nowMs += 31_000;
    expect([await kindOf(after), await kindOf(before)]).toEqual(['known', 'refused']);
    await own.stop();
  });
});

describe('a token that is no token of the provider for us', () => {
  it.each<[string, () => Promise<string>, string]>([
    ['expired', () => provider.sign(claims({ exp: seconds() - 60 })), 'ERR_JWT_EXPIRED'],
    [
      'not valid yet',
      () => provider.sign(claims({ nbf: seconds() + 60 })),
      'ERR_JWT_CLAIM_VALIDATION_FAILED',
    ],
    [
      'for another audience',
      () => provider.sign(claims({ aud: 'other' })),
      'ERR_JWT_CLAIM_VALIDATION_FAILED',
    ],
    [
      'of another issuer',
      () => provider.sign(claims({ iss: 'https://evil.example' })),
      'ERR_JWT_CLAIM_VALIDATION_FAILED',
    ],
    ['without an end', () => provider.sign(withoutEnd()), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    [
      'an ID token by its header',
      () => provider.sign(claims(), { typ: 'JWT' }),
      'ERR_JWT_CLAIM_VALIDATION_FAILED',
    ],
    ['an ID token by its claims', () => provider.sign(claims({ nonce: 'x' })), 'ID_TOKEN'],
    ['of a subject with line breaks', () => provider.sign(claims({ sub: 'a\nb' })), 'SUBJECT'],
    ['no JWT', async () => 'a.b.c', 'ERR_JWS_INVALID'],
    ['no token at all', async () => 'hello', 'ERR_JWS_INVALID'],
  ])('is refused: %s', async (_, make, reason) => {
    expect(await tokens().judge(await make())).toEqual({ kind: 'refused', reason });
  });

  it('is refused: alg none', async () => {
    const token = `${encoded({ alg: 'none', typ: 'at+jwt' })}.${encoded(claims())}.`;
    expect((await tokens().judge(token)).kind).toBe('refused');
  });

  it('is refused: HS256 with the public key as the secret', async () => {
    const text = `${encoded({ alg: 'HS256', typ: 'at+jwt' })}.${encoded(claims())}`;
    const mac = createHmac('sha256', provider.publicKey).update(text).digest('base64url');
    expect((await tokens().judge(`${text}.${mac}`)).kind).toBe('refused');
  });

  it('is refused: a key of its own, under any name, address or in the header itself', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwk = await exportJWK(publicKey);
    const headers = [
      {},
      { kid: 'the-key-of-the-provider' },
      { kid: '../../../../dev/null' },
      { kid: "' OR 1=1 --" },
      { jku: 'http://127.0.0.1:9/jwks' },
      { x5u: 'http://127.0.0.1:9/x5' },
      { jwk },
      { crit: ['b64'], b64: true },
    ];
    const verdicts = headers.map(async (header) => {
      const protectedHeader = { alg: 'RS256', typ: 'at+jwt', ...header };
      const token = await new SignJWT(claims())
        .setProtectedHeader(protectedHeader)
        .sign(privateKey);
      return (await tokens().judge(token)).kind;
    });
    expect(await Promise.all(verdicts)).toEqual(headers.map(() => 'refused'));
  });

  it('is refused: altered in its claims', async () => {
    const [header, , signature] = (await provider.sign(claims())).split('.');
    const token = [header, encoded(claims({ sub: 'another' })), signature].join('.');
    expect((await tokens().judge(token)).kind).toBe('refused');
  });
});

describe('when the provider does not answer', () => {
  it('the keys known last serve for as long as is set, then nobody is let in', async () => {
    const own = await startOpenIdProvider();
    const said: (string | null)[] = [];
    const judge = new AccessTokens({ ...settings(), issuer: own.issuer }, clock, (reason) =>
      said.push(reason),
    );
    const token = () => own.sign(claims({ iss: own.issuer }));
    expect((await judge.judge(await token())).kind).toBe('known');
    await own.stop();
    nowMs += 23 * HOUR_MS;
    expect((await judge.judge(await token())).kind).toBe('known');
    nowMs += HOUR_MS;
    await expect(judge.judge(await token())).rejects.toMatchObject({ code: 'OIDC_UNAVAILABLE' });
    nowMs += HOUR_MS;
    await expect(judge.judge(await token())).rejects.toMatchObject({ code: 'OIDC_UNAVAILABLE' });
    // once, however often it is tried
    expect(said).toEqual([expect.stringContaining('ECONNREFUSED')]);
  });

  it('nobody is let in who has never been checked', async () => {
    const judge = new AccessTokens({ ...settings(), issuer: 'http://127.0.0.1:9' }, clock, ignore);
    const token = await provider.sign(claims());
    await expect(judge.judge(token)).rejects.toMatchObject({ code: 'OIDC_UNAVAILABLE' });
  });
});

describe('the setting LEDGER_OIDC', () => {
  it('may be empty', () => expect(parseOidcSettings(' ')).toBeNull());

  it.each([
    ['no YAML', 'a: [', 'is not YAML'],
    ['an issuer in the clear', 'issuer: http://login.example', 'issuer: https'],
    ['a shared secret for signatures', 'algorithms: [HS256]', 'algorithms.0'],
    ['no grants', 'audience: x', 'grants'],
    ['a misspelt key', 'isuer: x', 'isuer'],
    [
      'a grant of no use',
      'grants: [{ value: x, role: publisher }]',
      'role publisher needs sources',
    ],
  ])('is refused with %s', (_, text, words) => {
    expect(() => parseOidcSettings(text)).toThrow(words);
  });
});
