// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem.js';

/** Answers an address that reaches no route, for it cannot be read or a part of it is too long. */
export function refuseAddress(
  { statusCode = 400 }: { readonly statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const detail = statusCode === 414 ? 'a part of the address is too long' : 'not an address';
  const problem = problemOf(statusCode, { detail, instance: request.id });
  void reply.status(statusCode).type('application/problem+json').send(problem);
}
