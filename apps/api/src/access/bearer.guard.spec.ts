// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { expect, it } from 'vitest';
import { type Bearers, EVERYTHING, ReadAllowances } from '#access';
import { Log, SystemClock } from '#platform';
import { BearerGuard } from './bearer.guard.js';

class Unannotated {
  readonly path = '/v1/unannotated';
}
function read(): void {}

it('closes a route that says of nobody that they may: even to an administrator of everything', async () => {
  const principal = { id: 'cl_admin_0', role: 'admin', scope: EVERYTHING } as const;
  const bearers = { judge: async () => ({ kind: 'known', principal }) } as unknown as Bearers;
  const allowances = new ReadAllowances(10, new SystemClock());
  const guard = new BearerGuard(new Reflector(), bearers, allowances, new Log('spec', 'error'));
  const context = {
    getHandler: () => read,
    getClass: () => Unannotated,
    switchToHttp: () => ({
      getRequest: () => ({ id: '1', headers: { authorization: 'Bearer x' } }),
    }),
  } as unknown as ExecutionContext;
  await expect(guard.canActivate(context)).rejects.toMatchObject({ status: 403 });
});
