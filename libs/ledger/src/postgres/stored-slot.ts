// SPDX-License-Identifier: Apache-2.0
import type { PayloadSlot } from '../domain/payload-bundle.js';

/** An entry and what the database has of its payload. */
export interface StoredSlot {
  readonly position: number;
  readonly entry: Buffer;
  readonly salt: Buffer | null;
  readonly meta: Buffer | null;
  readonly value: Buffer | null;
  /** position of the erasure entry that the payload fell to */
  readonly erasure: number | null;
}

/** What the archive holds of its payload. */
export function slotOf({ position, salt, meta, value, erasure }: StoredSlot): PayloadSlot {
  if (erasure !== null) return { kind: 'erased', position, erasure };
  if (salt === null || meta === null || value === null) return { kind: 'none', position };
  return { kind: 'held', position, salt, meta, value };
}
