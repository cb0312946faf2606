// SPDX-License-Identifier: Apache-2.0
declare module 'kafkajs-snappy' {
  import type { ICodec } from 'kafkajs';

  /** The codec under the number 2 (Snappy). */
  export default function codec(): ICodec;
}
