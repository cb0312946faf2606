// SPDX-License-Identifier: Apache-2.0

/** A client of an OAuth 2.0 authorisation server. */
export interface TokenClient {
  /** its token endpoint, asked by client credentials (RFC 6749 §4.4) */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
}

/** A token as kafkajs asks for it. */
interface Token {
  readonly value: string;
}

const ASK_WITHIN_MS = 10_000;
/** A token is used for this part of its life, so that none runs out on the way. */
const USED_FOR = 0.8;

/**
 * Gets tokens by client credentials (RFC 6749 §4.4) and keeps each until it is nearly over. What goes
 * wrong is thrown without the answer's text, which may hold a secret.
 */
export function tokenSource(client: TokenClient): () => Promise<Token> {
  let kept: { readonly token: Token; readonly untilMs: number } | null = null;
  return async () => {
    if (kept !== null && performance.now() < kept.untilMs) return kept.token;
    const { value, lifeMs } = await askForToken(client);
    kept = { token: { value }, untilMs: performance.now() + lifeMs * USED_FOR };
    return kept.token;
  };
}

async function askForToken({ tokenUrl, clientId, clientSecret, scope }: TokenClient) {
  const [name, secret] = [clientId, clientSecret].map(encodeURIComponent);
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      ...(scope === undefined ? {} : { scope }),
    }),
    signal: AbortSignal.timeout(ASK_WITHIN_MS),
  });
  if (!response.ok) throw new Error(`${tokenUrl} answers ${response.status}`);
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('access_token' in answer)) {
    throw new Error(`${tokenUrl} gives no access_token`);
  }
  const seconds = 'expires_in' in answer ? Number(answer.expires_in) : 60;
  return { value: String(answer.access_token), lifeMs: seconds * 1_000 };
}
