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
import { type AccessRole, KeyStore, type Principal } from '#access';
import { ALLOWED } from './allow.js';

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
    const allowed = this.reflector.getAllAndOverride<readonly AccessRole[] | 'anyone' | undefined>(
      ALLOWED,
      [context.getHandler(), context.getClass()],
    );
    if (allowed === 'anyone') return true;
    const request = context.switchToHttp().getRequest<AuthenticRequest>();
    const principal = await this.authenticate(request.headers.authorization);
    if (!allowed?.includes(principal.role)) {
      throw new ForbiddenException(`a key of role ${principal.role} may not do this`);
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
    if (principal === null) throw new UnauthorizedException('the key is unknown or was revoked');
    return principal;
  }
}
