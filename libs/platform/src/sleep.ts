// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';

/** Resolves after `ms` milliseconds, or at once when `signal` aborts: it never rejects. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, signal === undefined ? undefined : { signal }).catch(() => undefined);
}
