// SPDX-License-Identifier: Apache-2.0
import { IsOptional } from 'class-validator';
import { type AccessRole, type JournalledRead, READ_ACTIONS, type ReadAction } from '#access';
import { Page, PageQuery } from '../http/page.dto.js';
import { AnyOf, IsTime } from '../records/decorators.js';

/** The parameters of the access log. */
export class AccessLogQuery extends PageQuery {
  /** Only reads of these: the id of a key, or `oidc:` and a subject. */
  @AnyOf()
  principal?: string[];

  /** Only reads of these routes, e.g. `GET /v1/changes/:id`. */
  @AnyOf()
  operation?: string[];

  /** Only answers to a query, or how exports began and ended. */
  @AnyOf(...READ_ACTIONS)
  action?: ReadAction[];

  /** Only reads at or after this time (RFC 3339). */
  @IsOptional()
  @IsTime()
  from?: string;

  /** Only reads before this time (RFC 3339). */
  @IsOptional()
  @IsTime()
  to?: string;
}

/** A read: who was shown what. An export is two: that it began, and how it ended. */
export class ReadDto {
  /** counted from 0 in each ledger, without a gap */
  number!: number;
  readAt!: string;
  principal!: string;
  role!: AccessRole;
  action!: ReadAction;
  /** method and pattern of the route */
  operation!: string;
  /** the address as it was asked for */
  target!: string;
  status!: number;
  /** the last position looked at; null where the answer says none */
  asOf!: number | null;
  /** how many rows were shown */
  rows!: number;
  /** SHA-256 of the bytes sent, hexadecimal; null where none were, or not all yet */
  digest!: string | null;
  /** the header `X-Request-Id` of the answer */
  requestId!: string;
  /** position of the `access` entry that commits to it; null while there is none */
  sealedBy!: number | null;
}

/** A page of the access log. */
export class AccessLogDto extends Page<ReadDto> {
  declare items: ReadDto[];
}

/** A read as the API shows it. */
export function toReadDto(read: JournalledRead): ReadDto {
  const { number, readAt, principal, role, action, operation, target, status } = read;
  const { asOf, rows, digest, requestId, sealedBy } = read;
  return {
    number,
    readAt: readAt.toISOString(),
    principal,
    role,
    action,
    operation,
    target,
    status,
    asOf,
    rows,
    digest: digest && Buffer.from(digest).toString('hex'),
    requestId,
    sealedBy,
  };
}
