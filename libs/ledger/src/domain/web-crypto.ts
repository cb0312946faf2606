// SPDX-License-Identifier: Apache-2.0
import type { Hash, Message } from './hash.js';
import { concatBytes } from './bytes.js';
import type { SignatureQuestion } from './ed25519.js';

/** SHA-256 on the browser's cryptography, for `answerLater`. */
export async function sha256Later(message: Message): Promise<Hash> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concatBytes(message)));
}

/** Whether an Ed25519 signature holds, on the browser's cryptography, for `answerLater`. */
export async function verifyEd25519Later(question: SignatureQuestion): Promise<boolean> {
  const { publicKey, message, signature } = question;
  const raw = Uint8Array.from(publicKey);
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
}
