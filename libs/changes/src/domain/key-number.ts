// SPDX-License-Identifier: Apache-2.0

/**
 * A number below 2^53 that stands for a text in an index: 8 bytes for 100. It need not be safe against
 * collisions, for whatever is found by it says its own text. (cyrb53, public domain.)
 */
export function keyNumber(text: string): number {
  let high = 0xdead_beef;
  let low = 0x41c6_ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}
