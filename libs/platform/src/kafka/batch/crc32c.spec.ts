// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { crc32c } from '@node-rs/crc32';

describe('CRC-32C', () => {
  // RFC 3720 appendix B.4
  it.each([
    ['32 zeroes', Buffer.alloc(32), 0x8a9136aa],
    ['32 ones', Buffer.alloc(32, 0xff), 0x62a8ab43],
    ['0 to 31', Buffer.from(Array.from({ length: 32 }, (_, byte) => byte)), 0x46dd794e],
    ['31 to 0', Buffer.from(Array.from({ length: 32 }, (_, byte) => 31 - byte)), 0x113fdb5c],
    ['nothing', Buffer.of(), 0],
  ])('of %s is what the RFC says', (_, bytes, sum) => {
    expect(crc32c(bytes)).toBe(sum);
  });
});
