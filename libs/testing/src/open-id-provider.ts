// SPDX-License-Identifier: Apache-2.0
import { hash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type GenerateKeyPairResult,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { Provider } from 'oidc-provider';

/** What a provider's clients are granted, by the name of their scope. */
const SCOPES = 'auditors publishers nobodies';
const CLIENT = { id: 'a-client', secret: 'a-secret-of-that-client' };
const KEY_ID = 'the-key-of-the-provider';
const CALLBACK = 'https://client.example/callback';

/** A real OpenID provider on this machine. */
export interface OpenIdProvider {
  readonly issuer: string;
  readonly audience: string;
  /** its public key in PEM, as anybody can have it */
  readonly publicKey: string;
  /** an access token by the grant `client_credentials` */
  token(scope: string): Promise<string>;
  /** an access token of a person, by the grant `authorization_code` with PKCE and their consent */
  personToken(scope: string, login: string): Promise<string>;
  /** signs with another key from now on, and publishes that one alone */
  rotate(): Promise<void>;
  /** a token signed with the provider's own key, of whatever claims and header */
  sign(claims: JWTPayload, header?: Readonly<Record<string, string>>): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a provider that gives JWT access tokens for one audience. */
export async function startOpenIdProvider(
  audience = 'https://ledger.example',
): Promise<OpenIdProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let signing = await newSigning(KEY_ID);
  let answer = answerOf(issuer, audience, signing);
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    audience,
    publicKey: await exportSPKI(signing.publicKey),
    token: (scope) => tokenFor(issuer, { grant_type: 'client_credentials', scope }),
    personToken: async (scope, login) => tokenFor(issuer, await logIn(issuer, scope, login)),
    rotate: async () => {
      signing = await newSigning(`${signing.keyId}-2`);
      answer = answerOf(issuer, audience, signing);
    },
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: signing.keyId, typ: 'at+jwt', ...header })
        .sign(signing.privateKey),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Signing extends GenerateKeyPairResult {
  readonly keyId: string;
}

async function newSigning(keyId: string): Promise<Signing> {
  return { keyId, ...(await generateKeyPair('RS256', { extractable: true })) };
}

function answerOf(issuer: string, audience: string, { keyId, privateKey }: Signing) {
  // a key is made into a JWK before anybody asks
  const ready = exportJWK(privateKey).then((jwk) => {
    const key = { ...jwk, kid: keyId, alg: 'RS256', use: 'sig' };
    return new Provider(issuer, configurationOf(audience, key)).callback();
  });
  return async (...exchange: Parameters<RequestListener>) => (await ready)(...exchange);
}

function configurationOf(audience: string, jwk: object) {
  const resource = {
    scope: SCOPES,
    audience,
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: 300,
    jwt: { sign: { alg: 'RS256' as const } },
  };
  return {
    jwks: { keys: [jwk] },
    scopes: SCOPES.split(' '),
    cookies: { keys: ['a cookie key of a spec'] },
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        grant_types: ['client_credentials', 'authorization_code'],
        redirect_uris: [CALLBACK],
        response_types: ['code' as const],
      },
    ],
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => resource,
        useGrantedResource: () => true,
      },
    },
  };
}

async function tokenFor(issuer: string, grant: Readonly<Record<string, string>>): Promise<string> {
  const basic = Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64');
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(grant),
  });
  const body = (await response.json()) as { access_token?: string };
  if (body.access_token !== undefined) return body.access_token;
  throw new Error(`the provider gives no token: ${JSON.stringify(body)}`);
}

/** What a browser does for a person who logs in and consents; the grant that it comes to. */
async function logIn(
  issuer: string,
  scope: string,
  login: string,
): Promise<Readonly<Record<string, string>>> {
  const verifier = randomBytes(32).toString('base64url');
  const asked = new URLSearchParams({
    client_id: CLIENT.id,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: `openid ${scope}`,
    code_challenge: hash('sha256', verifier, 'base64url'),
    code_challenge_method: 'S256',
  });
  const cookies = new Map<string, string>();
  let at = `${issuer}/auth?${asked.toString()}`;
  for (let steps = 0; steps < 10 && !at.startsWith(CALLBACK); steps += 1) {
    at = await nextStep(at, cookies, login);
  }
  const code = new URL(at).searchParams.get('code') ?? '';
  return {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    code_verifier: verifier,
  };
}

/** Where a step of a login leads; at a form it is filled in. */
async function nextStep(at: string, cookies: Map<string, string>, login: string): Promise<string> {
  const isForm = at.includes('/interaction/');
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
  const page = isForm ? await (await fetch(at, { headers: { cookie } })).text() : '';
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
  const form = new URLSearchParams({ prompt, login, password: 'any' });
  const response = await fetch(at, {
    redirect: 'manual',
    headers: { cookie },
    ...(isForm ? { method: 'POST', body: form } : {}),
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  const next = response.headers.get('location');
  if (next === null) throw new Error(`the login ends at ${at}: ${response.status}`);
  return new URL(next, at).href;
}
