// SPDX-License-Identifier: Apache-2.0
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Clock } from '#platform';
import { AccessError } from '../access-error.js';
import { isSafe, type OidcSettings } from './oidc-settings.js';

const FRESH_MS = 10 * 60_000;
/** a key that nobody knows, and an issuer that does not answer, are asked for no more often */
const PAUSE_MS = 30_000;
const ANSWER_WITHIN_MS = 5_000;

const DISCOVERY = z.object({ issuer: z.string(), jwks_uri: z.url().refine(isSafe) });
const KEY_SET = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

interface Fetched {
  readonly keys: JWTVerifyGetKey;
  readonly atMs: number;
}

/** Told once when the issuer's keys cannot be had, and why, and with null when they can again. */
export type OnOutage = (reason: string | null) => void;

/**
 * The public keys of the configured issuer, from where its own metadata says (OpenID Connect
 * Discovery 1.0 §4); never from where a token says. Kept while the issuer does not answer.
 */
export class IssuerKeys {
  private fetched: Fetched | null = null;
  private fetching: Promise<void> | null = null;
  private triedAtMs = Number.NEGATIVE_INFINITY;
  private outage: string | null = null;

  constructor(
    private readonly settings: OidcSettings,
    private readonly clock: Clock,
    private readonly onOutage: OnOutage,
  ) {}

  /** The key that a token's header names. Throws AccessError when there are none to look among. */
  readonly keyFor: JWTVerifyGetKey = async (header, token) => {
    if (this.ageMs >= FRESH_MS) await this.refresh();
    try {
      return await this.usable()(header, token);
    } catch (error) {
      // the issuer may have rotated its keys since
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.refresh();
      return this.usable()(header, token);
    }
  };

  private get ageMs(): number {
    return this.clock.nowMs() - (this.fetched?.atMs ?? Number.NEGATIVE_INFINITY);
  }

  private usable(): JWTVerifyGetKey {
    const mostMs = this.settings.keysForHours * 3_600_000;
    if (this.fetched !== null && this.ageMs < mostMs) return this.fetched.keys;
    throw new AccessError('OIDC_UNAVAILABLE', 'the issuer of tokens does not answer');
  }

  /** Fetches the keys, once for all who wait; what fails leaves those that are known. */
  private async refresh(): Promise<void> {
    if (this.fetching === null && this.clock.nowMs() - this.triedAtMs < PAUSE_MS) return;
    this.triedAtMs = this.clock.nowMs();
    this.fetching ??= this.fetch()
      .then(
        () => this.note(null),
        (error: unknown) => this.note(reasonOf(error)),
      )
      .finally(() => {
        this.fetching = null;
      });
    await this.fetching;
  }

  private note(outage: string | null): void {
    const isNews = (this.outage === null) !== (outage === null);
    this.outage = outage;
    if (isNews) this.onOutage(outage);
  }

  private async fetch(): Promise<void> {
    const { issuer } = this.settings;
    const place = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const metadata = DISCOVERY.parse(await jsonFrom(place));
    if (metadata.issuer !== issuer) throw new Error(`it names itself ${metadata.issuer}`);
    const keySet = KEY_SET.parse(await jsonFrom(metadata.jwks_uri));
    const keys = createLocalJWKSet(keySet);
    this.fetched = { keys, atMs: this.clock.nowMs() };
  }
}

async function jsonFrom(url: string): Promise<unknown> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await fetch(url, { redirect: 'error', signal });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response.json();
}

/** What a failed request says: the cause is the network's own word. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return 'its metadata or keys are not as OpenID Connect has them';
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
