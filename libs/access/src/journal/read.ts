// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Hash, leafHash } from '#ledger';
import type { AccessRole } from '../access-role.js';

/** What a row tells of: an answer, or one of the two ends of an export. */
export const READ_ACTIONS = ['query', 'export_began', 'export_ended', 'export_broken'] as const;

export type ReadAction = (typeof READ_ACTIONS)[number];

/** One read, as the journal keeps it. */
export interface Read {
  readonly ledger: string;
  readonly readAt: Date;
  readonly requestId: string;
  /** the id of a key, or `oidc:` and the subject of a token */
  readonly principal: string;
  readonly role: AccessRole;
  readonly action: ReadAction;
  /** method and pattern of the route: `GET /v1/changes/:id` */
  readonly operation: string;
  /** the address as it was asked for */
  readonly target: string;
  readonly status: number;
  /** the last position looked at; null where the answer says none */
  readonly asOf: number | null;
  /** how many rows were shown */
  readonly rows: number;
  /** SHA-256 of the bytes sent; null: none were, or not all of them yet */
  readonly digest: Uint8Array | null;
}

/** The leaf hash of a read (docs/spec/ledger-format.md §5): of the canonical JSON of its row. */
export function hashOfRead({ readAt, digest, ...read }: Read): Hash {
  const text = canonicalJson({
    ...read,
    readAt: readAt.toISOString(),
    digest: digest && Buffer.from(digest).toString('hex'),
  });
  return leafHash(Buffer.from(text));
}

const SECRETS = /(cl_[a-z]+_[0-9a-f]{8})_[\w-]{43}|eyJ[\w-]+\.[\w-]+\.[\w-]+/g;

/** An address for the journal: a bearer that stands in it by mistake is not kept. */
export function targetOf(address: string): string {
  return address
    .replaceAll(SECRETS, (_, keyId: string | undefined) => `${keyId ?? 'token'}_withheld`)
    .toWellFormed();
}
