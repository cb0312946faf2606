// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Read } from '#access';

/** A read of the ledger `main` as the journal takes it, but for what is said otherwise. */
export function aRead(rest: Partial<Read> = {}): Read {
  return {
    ledger: 'main',
    readAt: new Date('2026-11-01T00:00:00.123Z'),
    requestId: randomUUID(),
    principal: 'cl_auditor_00000000',
    role: 'auditor',
    action: 'query',
    operation: 'GET /v1/changes',
    target: '/v1/changes?service=a%0db',
    status: 200,
    asOf: 7,
    rows: 3,
    digest: Buffer.alloc(32, 1),
    ...rest,
  };
}
