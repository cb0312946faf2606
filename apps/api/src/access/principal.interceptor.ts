// SPDX-License-Identifier: Apache-2.0
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Observable } from 'rxjs';
import type { AuthenticRequest } from './bearer.guard.js';
import { CurrentPrincipal } from './current-principal.js';

/** Runs a handler on behalf of the principal that the guard has recognised. */
@Injectable()
export class PrincipalInterceptor implements NestInterceptor {
  constructor(private readonly current: CurrentPrincipal) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { principal } = context.switchToHttp().getRequest<AuthenticRequest>();
    if (principal === undefined) return next.handle();
    return new Observable((subscriber) =>
      this.current.run(principal, () => next.handle().subscribe(subscriber)),
    );
  }
}
