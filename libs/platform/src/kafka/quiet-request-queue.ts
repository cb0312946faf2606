// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
}
interface RequestQueueClass {
  readonly prototype: { scheduleCheckPendingRequests(this: RequestQueue): void };
}

/**
 * Stops kafkajs 2.2.4 from running a one-millisecond timer for every idle connection (and Node 24
 * from warning of its negative time-outs): nothing pending and not throttled needs no timer.
 */
export function quietenRequestQueue(): void {
  const require = createRequire(import.meta.url);
  const queue = require('kafkajs/src/network/requestQueue') as RequestQueueClass;
  const { prototype } = queue;
  const schedule: (this: RequestQueue) => void = Reflect.get(
    prototype,
    'scheduleCheckPendingRequests',
  );
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}
