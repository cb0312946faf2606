// SPDX-License-Identifier: Apache-2.0
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { HookSource } from './hook-source.js';

/** Header values by name in lower case; a repeated header is none that we read. */
export type HookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whether a webhook is from whom it says; `bearer`: the caller's key decides. */
export type HookVerdict =
  | { readonly kind: 'genuine' }
  | { readonly kind: 'bearer' }
  | { readonly kind: 'refused'; readonly reason: string };

const GENUINE: HookVerdict = { kind: 'genuine' };

/**
 * Checks a webhook against the secrets of its source, in constant time: GitHub's `X-Hub-Signature-256`
 * (HMAC-SHA-256 over the body, hex), GitLab's `X-Gitlab-Token` (the secret itself), or an HMAC as
 * configured. The reason never says how the right one would look.
 */
export function verifyHook(
  source: HookSource,
  headers: HookHeaders,
  body: Uint8Array,
): HookVerdict {
  if (source.kind === 'bearer') return { kind: 'bearer' };
  if (source.kind === 'gitlab') return tokenOf(headers, source.secrets);
  const signature = source.kind === 'github' ? { ...GITHUB, secrets: source.secrets } : source;
  return signed(headers, body, signature);
}

const GITHUB = {
  header: 'x-hub-signature-256',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: 'sha256=',
} as const;

type Signature = Pick<
  Extract<HookSource, { kind: 'hmac' }>,
  'header' | 'algorithm' | 'encoding' | 'prefix' | 'secrets'
>;

function signed(
  headers: HookHeaders,
  body: Uint8Array,
  { header, algorithm, encoding, prefix, secrets }: Signature,
): HookVerdict {
  const given = headers[header];
  if (typeof given !== 'string') return refused(`the header ${header} is missing`);
  const isRight = secrets.some((secret) => {
    const expected = createHmac(algorithm, secret).update(body).digest(encoding);
    return isSame(given, `${prefix}${expected}`);
  });
  return isRight ? GENUINE : refused(`the signature in ${header} does not fit the body`);
}

function tokenOf(headers: HookHeaders, secrets: readonly string[]): HookVerdict {
  const given = headers['x-gitlab-token'];
  if (typeof given !== 'string') return refused('the header x-gitlab-token is missing');
  const isRight = secrets.some((secret) => isSame(given, secret));
  return isRight ? GENUINE : refused('the token in x-gitlab-token is not ours');
}

function refused(reason: string): HookVerdict {
  return { kind: 'refused', reason };
}

/** By their hashes, so that not even lengths show in the time it takes. */
function isSame(left: string, right: string): boolean {
  return timingSafeEqual(hash('sha256', left, 'buffer'), hash('sha256', right, 'buffer'));
}
