// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { Database, recentStatus, type RoleStatus } from '#platform';

const SEEN_WITHIN_SECONDS = 5;

/** Which roles must report themselves ready. */
export class ExpectedRoles {
  constructor(readonly roles: readonly string[]) {}
}

/** What keeps the service from being relied on, in words; nothing when it can be. */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    private readonly expected: ExpectedRoles,
  ) {}

  /** What every process says of its roles; null when the database does not answer. */
  async statuses(): Promise<readonly RoleStatus[] | null> {
    return recentStatus(this.database, SEEN_WITHIN_SECONDS).catch(() => null);
  }

  async obstacles(): Promise<readonly string[]> {
    const statuses = await this.statuses();
    if (statuses === null) return ['the database does not answer'];
    return this.expected.roles.flatMap((role) => {
      const seen = statuses.filter((status) => status.role === role);
      if (seen.length === 0) return [`no process with the role ${role} has reported lately`];
      return seen.some(({ ready }) => ready) ? [] : [`the role ${role} is not ready yet`];
    });
  }
}
