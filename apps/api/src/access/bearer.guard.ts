// SPDX-License-Identifier: Apache-2.0
import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type AccessRole, ALL, KeyStore, type Principal } from '#access';
import { ALLOWED, SHOWN, type Shown } from './allow.js';

/** A request whose bearer key was recognised. */
export type AuthenticRequest = FastifyRequest & { principal?: Principal };

/** Lets a request through only with a key whose role the route allows: closed by default. */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: KeyStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const where = [context.getHandler(), context.getClass()];
    const allowed = this.reflector.getAllAndOverride<readonly AccessRole[] | 'anyone' | undefined>(
      ALLOWED,
      where,
    );
    if (allowed === 'anyone') return true;
    const request = context.switchToHttp().getRequest<AuthenticRequest>();
    const principal = await this.authenticate(request.headers.authorization);
    if (!allowed?.includes(principal.role)) {
      throw new ForbiddenException(`a key of role ${principal.role} may not do this`);
    }
    const shown = this.reflector.getAllAndOverride<Shown | undefined>(SHOWN, where) ?? 'content';
    if (shown === 'content' && !principal.scope.environments.includes(ALL)) {
      throw new ForbiddenException('this shows all environments: the key is for some of them');
    }
    request.principal = principal;
    return true;
  }

  /** Whose key it is. Throws UnauthorizedException. */
  async authenticate(header: string | undefined): Promise<Principal> {
    const secret = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    if (secret === undefined) {
      throw new UnauthorizedException('send the header: Authorization: Bearer <key>');
    }
    const principal = await this.keys.principalOf(secret);
    if (principal !== null) return principal;
    throw new UnauthorizedException('the key is unknown, has expired or was revoked');
  }
}
