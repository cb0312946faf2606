// SPDX-License-Identifier: Apache-2.0
import { setFlagsFromString } from 'node:v8';

/**
 * Lets buffers count together with the heap, for the whole process. By default V8 marks the whole heap
 * whenever 64 MB of buffers have been allocated, which is several times a second where records go
 * through by the megabyte (ADR 0035).
 */
export function countBuffersWithHeap(): void {
  setFlagsFromString('--external-memory-accounted-in-global-limit');
}
