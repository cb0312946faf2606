// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { AllowAnyone, Shows } from '../access/allow.js';
import { Readiness } from './readiness.js';

/** What a process says of one of its roles. */
export class RoleHealthDto {
  role!: string;
  ready!: boolean;
  /** of the role `ingest`: `lag` and, for each partition, cursor, high watermark and lag */
  detail!: Readonly<Record<string, unknown>>;
}

/** How the service fares. */
export class HealthDto {
  status!: 'ready' | 'not ready';
  /** what keeps it from being relied on, in words */
  reasons!: string[];
  roles!: RoleHealthDto[];
}

/** The process answers. */
export class LiveDto {
  status!: 'live';
}

/** The service can be relied on. */
export class ReadyDto {
  status!: 'ready';
}

/** Whether the process lives and whether the service can be relied on. Open to all, says no content. */
@Controller('health')
@AllowAnyone()
@Shows('nothing')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** How every role of every process fares: cursors, lag, and why something is not read on. */
  @Get()
  async health(): Promise<HealthDto> {
    const reasons = await this.readiness.obstacles();
    const roles = (await this.readiness.statuses()) ?? [];
    const status = reasons.length === 0 ? 'ready' : 'not ready';
    return { status, reasons: [...reasons], roles: [...roles] };
  }

  /** The process answers. */
  @Get('live')
  live(): LiveDto {
    return { status: 'live' };
  }

  /** The consumer has joined and the projections have caught up with what is there. */
  @Get('ready')
  async ready(): Promise<ReadyDto> {
    const reasons = await this.readiness.obstacles();
    if (reasons.length > 0) throw new ServiceUnavailableException(reasons);
    return { status: 'ready' };
  }
}
