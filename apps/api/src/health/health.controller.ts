// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { AllowAnyone } from '../access/allow.js';
import { Readiness } from './readiness.js';

/** Whether the process lives and whether the service can be relied on. Open to all, says no content. */
@Controller('health')
@AllowAnyone()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process answers. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The consumer has joined and the projections have caught up with what is there. */
  @Get('ready')
  async ready(): Promise<{ status: 'ready' }> {
    const reasons = await this.readiness.obstacles();
    if (reasons.length > 0) throw new ServiceUnavailableException(reasons);
    return { status: 'ready' };
  }
}
