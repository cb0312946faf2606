// SPDX-License-Identifier: Apache-2.0
import { answerNow } from './asking.js';
import type { Hash } from './hash.js';
import { sha256 } from './node-crypto.js';
import { commitmentOf, type Payload } from './payload.js';

/** `commitmentOf` on Node's cryptography: the commitment of an entry to its payload. */
export function commitPayload(payload: Payload): Hash {
  return answerNow(commitmentOf(payload), sha256);
}
