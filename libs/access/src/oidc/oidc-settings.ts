// SPDX-License-Identifier: Apache-2.0
import { parse } from 'yaml';
import { z } from 'zod';
import { AccessError } from '../access-error.js';
import { ACCESS_ROLES } from '../access-role.js';
import { ALL, missingFor } from '../scope.js';

/** Signatures by a key pair alone: a shared secret would let whoever checks tokens make them. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
] as const;

const NAMES = z.array(z.string().min(1)).default([]);

const GRANT = z
  .strictObject({
    /** the value of the claim that it is for */
    value: z.string().min(1),
    role: z.enum(ACCESS_ROLES),
    ledgers: z.array(z.string().min(1)).default([ALL]),
    environments: NAMES,
    sources: NAMES,
  })
  .superRefine(({ role, ...scope }, context) => {
    const missing = missingFor(role, scope);
    if (missing !== null) context.addIssue({ code: 'custom', message: missing });
  });

const SETTINGS = z.strictObject({
  issuer: z.url().refine(isSafe, 'https, or http on this machine'),
  /** what a token must name as its audience: this service, never a client */
  audience: z.string().min(1),
  /** the claim that grants a role: its name, or a path with dots */
  claim: z.string().min(1),
  /** the first whose value the claim has is what a token allows */
  grants: z.array(GRANT).min(1),
  /** media type in the header (RFC 9068: at+jwt); `JWT` where the issuer says no more */
  type: z.string().min(1).default('at+jwt'),
  algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(['RS256', 'PS256', 'ES256', 'EdDSA']),
  /** for how long the keys last fetched serve while the issuer does not answer */
  keysForHours: z.number().min(1).max(168).default(24),
});

/** Whose tokens are taken, and what they allow. */
export type OidcSettings = Readonly<z.infer<typeof SETTINGS>>;

/** Reads the YAML of the setting LEDGER_OIDC; null when it is empty. Throws AccessError. */
export function parseOidcSettings(text: string): OidcSettings | null {
  if (text.trim() === '') return null;
  const read = SETTINGS.safeParse(yamlOf(text));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new AccessError('OIDC_INVALID', `LEDGER_OIDC: ${faults.join('; ')}`);
}

function yamlOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    throw new AccessError('OIDC_INVALID', 'LEDGER_OIDC is not YAML');
  }
}

/** Keys that come over an open network could be anybody's. */
export function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
