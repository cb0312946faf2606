// SPDX-License-Identifier: Apache-2.0
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '#platform';
import type { Verdict } from '../principal.js';
import { IssuerKeys, type OnOutage } from './issuer-keys.js';
import type { OidcSettings } from './oidc-settings.js';

const CLOCK_TOLERANCE_SECONDS = 5;

/** Access tokens of one OpenID provider (RFC 9068, RFC 8725). */
export class AccessTokens {
  private readonly keys: IssuerKeys;

  constructor(
    private readonly settings: OidcSettings,
    private readonly clock: Clock,
    onOutage: OnOutage,
  ) {
    this.keys = new IssuerKeys(settings, clock, onOutage);
  }

  /** Whom a token stands for. Throws AccessError when the issuer's keys cannot be had. */
  async judge(token: string): Promise<Verdict> {
    try {
      return this.grant(await this.verified(token));
    } catch (error) {
      if (error instanceof errors.JOSEError) return { kind: 'refused', reason: error.code };
      throw error;
    }
  }

  private async verified(token: string): Promise<JWTPayload> {
    const { issuer, audience, type, algorithms } = this.settings;
    const { payload } = await jwtVerify(token, this.keys.keyFor, {
      issuer,
      audience,
      algorithms,
      typ: type,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(this.clock.nowMs()),
      requiredClaims: ['sub', 'exp'],
    });
    return payload;
  }

  private grant(payload: JWTPayload): Verdict {
    const { sub = '' } = payload;
    // an ID token says who has logged in, not what a client may do
    if (isIdToken(payload)) return { kind: 'refused', reason: 'ID_TOKEN' };
    if (!/^[!-~]{1,255}$/.test(sub)) return { kind: 'refused', reason: 'SUBJECT' };
    const values = valuesAt(payload, this.settings.claim);
    const grant = this.settings.grants.find(({ value }) => values.includes(value));
    if (grant === undefined) return { kind: 'ungranted' };
    const { role, ledgers, environments, sources } = grant;
    const scope = { ledgers, environments, sources };
    return { kind: 'known', principal: { id: `oidc:${sub}`, role, scope } };
  }
}

function isIdToken({ typ, at_hash: accessHash, nonce }: JWTPayload): boolean {
  return typ === 'ID' || accessHash !== undefined || nonce !== undefined;
}

/** What a claim holds: a list, or words with spaces between them as `scope` has it. */
function valuesAt(payload: JWTPayload, claim: string): readonly unknown[] {
  const held = claim in payload ? payload[claim] : walk(payload, claim.split('.'));
  if (typeof held === 'string') return held.split(' ');
  return Array.isArray(held) ? held : [];
}

function walk(from: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return from;
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) return undefined;
  return walk(Object.entries(from).find(([each]) => each === name)?.[1], rest);
}
