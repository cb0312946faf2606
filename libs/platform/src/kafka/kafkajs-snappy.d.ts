// SPDX-License-Identifier: Apache-2.0
declare module 'kafkajs-snappy' {
  /** The codec under the number 2 (Snappy). */
  export default function codec(): {
    compress(encoder: { readonly buffer: Buffer }): Promise<Buffer>;
    decompress(buffer: Buffer): Promise<Buffer>;
  };
}
