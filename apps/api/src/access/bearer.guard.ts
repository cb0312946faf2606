// SPDX-License-Identifier: Apache-2.0
import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  HttpException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AccessRole, ALL, Bearers, type Principal, ReadAllowances } from '#access';
import { Log } from '#platform';
import { ALLOWED, SHOWN, type Shown } from './allow.js';

/** A request whose bearer was recognised, and what the journal of reads notes of it (ADR 0027). */
export type AuthenticRequest = FastifyRequest & {
  principal?: Principal;
  /** whether it asks for content, allowed or not */
  isRead?: boolean;
  /** how many rows its answer shows */
  shownRows?: number;
};

/** Lets a request through only with a key whose role the route allows: closed by default. */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly bearers: Bearers,
    private readonly allowances: ReadAllowances,
    private readonly log: Log,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const where = [context.getHandler(), context.getClass()];
    const allowed = this.reflector.getAllAndOverride<readonly AccessRole[] | 'anyone' | undefined>(
      ALLOWED,
      where,
    );
    if (allowed === 'anyone') return true;
    const request = context.switchToHttp().getRequest<AuthenticRequest>();
    const principal = await this.authenticate(request);
    const shown = this.reflector.getAllAndOverride<Shown | undefined>(SHOWN, where) ?? 'content';
    request.principal = principal;
    request.isRead = shown !== 'nothing' && ['GET', 'HEAD'].includes(request.method);
    if (!allowed?.includes(principal.role)) {
      throw new ForbiddenException(`the role ${principal.role} may not do this`);
    }
    if (shown === 'content' && !principal.scope.environments.includes(ALL)) {
      throw new ForbiddenException('this shows all environments: the key is for some of them');
    }
    if (shown !== 'nothing') this.allowRead(principal, context.switchToHttp().getResponse());
    return true;
  }

  /** Counts a read and says what is left (draft-ietf-httpapi-ratelimit-headers). Throws 429. */
  private allowRead({ id }: Principal, reply: FastifyReply): void {
    const { isAllowed, remaining, retrySeconds } = this.allowances.take(id);
    const { perMinute } = this.allowances;
    void reply.header('ratelimit-policy', `"reads";q=${perMinute};w=60`);
    void reply.header('ratelimit', `"reads";r=${remaining};t=${retrySeconds}`);
    if (isAllowed) return;
    void reply.header('retry-after', String(retrySeconds));
    throw new HttpException(`at most ${perMinute} reads a minute`, 429);
  }

  /** Who sends a request. Throws UnauthorizedException, and ForbiddenException for a stranger. */
  async authenticate({ id, headers }: FastifyRequest): Promise<Principal> {
    const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (bearer === undefined) {
      throw new UnauthorizedException('send the header: Authorization: Bearer <key or token>');
    }
    const verdict = await this.bearers.judge(bearer);
    if (verdict.kind === 'known') return verdict.principal;
    if (verdict.kind === 'ungranted') {
      throw new ForbiddenException('the token is good, but nothing in it grants a role here');
    }
    this.log.warn('a bearer was refused', { request: id, reason: verdict.reason });
    throw new UnauthorizedException('the key or token is unknown, has expired or was revoked');
  }
}
