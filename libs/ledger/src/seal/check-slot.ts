// SPDX-License-Identifier: Apache-2.0
import { commitPayload } from '../domain/commitment.js';
import { decodeEntry } from '../domain/decode-entry.js';
import type { PayloadSlot } from '../domain/payload-bundle.js';
import { slotOf, type StoredSlot } from '../postgres/stored-slot.js';
import { SealError } from './seal-error.js';

/** An entry whose payload was held to it. */
export interface CheckedSlot {
  readonly slot: PayloadSlot;
  readonly isErasure: boolean;
}

/** Holds a stored payload to its entry's commitment; throws SealError PAYLOAD_DIFFERS. */
export function checkSlot(stored: StoredSlot): CheckedSlot {
  const slot = slotOf(stored);
  const entry = decodeEntry(stored.entry);
  // bytes that are no entry of ours are the tree's to judge
  if (entry.kind === 'unreadable') return { slot, isErasure: false };
  const committed = entry.payload?.commitment ?? null;
  if (slot.kind !== 'erased' && committed !== commitmentOf(slot)) {
    throw new SealError(
      'PAYLOAD_DIFFERS',
      `the stored payload of entry ${stored.position} is not the one that the entry commits to`,
    );
  }
  return { slot, isErasure: entry.kind === 'erasure' };
}

function commitmentOf(slot: PayloadSlot): string | null {
  return slot.kind === 'held' ? Buffer.from(commitPayload(slot)).toString('base64') : null;
}
