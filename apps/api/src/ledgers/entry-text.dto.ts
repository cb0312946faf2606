// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { StoredEntry } from '#ledger';
import { EntryDto, toEntryDto } from '../entries/entry.dto.js';

/** An entry with the text that is hashed. */
export class EntryTextDto extends EntryDto {
  /** exactly what is hashed: the leaf is SHA-256 of a zero byte and this text in UTF-8 */
  entry!: string;
}

/** A stored entry as the API shows it. */
export function toEntryTextDto(stored: StoredEntry): EntryTextDto {
  const { payload } = stored;
  const payloadDigest = payload && createHash('sha256').update(payload.value).digest('hex');
  const entry = Buffer.from(stored.entry).toString();
  const shown = toEntryDto({ ...stored, payloadDigest });
  return Object.assign(new EntryTextDto(), shown, { entry });
}
