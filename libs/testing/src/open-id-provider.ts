// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';

/** What a provider's clients are granted, by the name of their scope. */
const SCOPES = 'auditors publishers nobodies';
const CLIENT = { id: 'a-client', secret: 'a-secret-of-that-client' };
const KEY_ID = 'the-key-of-the-provider';

/** A real OpenID provider on this machine. */
export interface OpenIdProvider {
  readonly issuer: string;
  readonly audience: string;
  /** its public key in PEM, as anybody can have it */
  readonly publicKey: string;
  /** an access token by the grant `client_credentials` */
  token(scope: string): Promise<string>;
  /** a token signed with the provider's own key, of whatever claims and header */
  sign(claims: JWTPayload, header?: Readonly<Record<string, string>>): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a provider that gives JWT access tokens for one audience. */
export async function startOpenIdProvider(
  audience = 'https://ledger.example',
): Promise<OpenIdProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const jwk = { ...(await exportJWK(privateKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' };
  const provider = new Provider(issuer, configurationOf(audience, jwk));
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    audience,
    publicKey: await exportSPKI(publicKey),
    token: (scope) => tokenOf(issuer, scope),
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ: 'at+jwt', ...header })
        .sign(privateKey),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
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
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => resource,
      },
    },
  };
}

async function tokenOf(issuer: string, scope: string): Promise<string> {
  const basic = Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64');
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  const body = (await response.json()) as { access_token?: string };
  if (body.access_token !== undefined) return body.access_token;
  throw new Error(`the provider gives no token: ${JSON.stringify(body)}`);
}
